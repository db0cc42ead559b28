/**
 * `loom schedule …`: the class path is what you type.
 *
 * <p>Comes in: parsed words. Goes out: when workflows start by themselves, and what became of it.
 *
 * <p>Must never: decide what the server decides.
 */
@NullMarked
package io.linkloom.cli.command.schedule;

import org.jspecify.annotations.NullMarked;
