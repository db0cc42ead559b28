/**
 * `loom secret …`: values that go in and never come out.
 *
 * <p>Comes in: parsed words, and values from a file or a pipe. Goes out: names.
 *
 * <p>Must never: take a value from the words of a command, where every user of the machine and the shell's history would see it.
 */
@NullMarked
package io.linkloom.cli.command.secret;

import org.jspecify.annotations.NullMarked;
