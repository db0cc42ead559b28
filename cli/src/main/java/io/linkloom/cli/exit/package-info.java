/**
 * How a command ends.
 *
 * <p>Comes in: what went wrong. Goes out: an exit code with a fixed meaning and a message for a person.
 *
 * <p>Must never: print a stack trace.
 */
@NullMarked
package io.linkloom.cli.exit;

import org.jspecify.annotations.NullMarked;
