/**
 * `loom backend …`: the services that tasks call.
 *
 * <p>Comes in: parsed words. Goes out: calls of the server, printed; a new signing secret once, and only to who asked for it.
 *
 * <p>Must never: print a secret that the server has, for it has none to give.
 */
@NullMarked
package io.linkloom.cli.command.backend;

import org.jspecify.annotations.NullMarked;
