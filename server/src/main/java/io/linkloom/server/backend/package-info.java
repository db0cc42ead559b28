/**
 * User backends that were registered: where their instances are, how much each may be given, and who of them is to be left alone for a while.
 *
 * <p>Comes in: definitions from the API, attempts of `http` tasks that name a backend, what became of them. Goes out: the instance for each
 * attempt, how many attempts may leave, signatures, and how everything stands.
 *
 * <p>Must never: let one backend hold another one up, hold an attempt while no instance can take it, or show a signing secret to anybody.
 */
@NullMarked
package io.linkloom.server.backend;

import org.jspecify.annotations.NullMarked;
