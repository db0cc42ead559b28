/**
 * `loom workflow …`: the class path is what you type.
 *
 * <p>Comes in: parsed words. Goes out: one call of the server, printed.
 *
 * <p>Must never: decide what the server decides.
 */
@NullMarked
package io.linkloom.cli.command.workflow;

import org.jspecify.annotations.NullMarked;
