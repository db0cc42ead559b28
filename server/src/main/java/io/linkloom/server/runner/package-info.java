/**
 * Doing the work of one attempt: the port that every kind of task goes through.
 *
 * <p>Comes in: one attempt with its definition, the values it may see, a place for its log and a signal to stop. Goes out: what became
 * of it, as an [Outcome].
 *
 * <p>Must never: throw, decide about retries, write state, or live on after the attempt has its outcome.
 */
@NullMarked
package io.linkloom.server.runner;

import org.jspecify.annotations.NullMarked;
