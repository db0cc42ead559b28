/**
 * `loom dead-letter …`: what died and waits for a person.
 *
 * <p>Comes in: parsed words. Goes out: calls of the server, printed.
 *
 * <p>Must never: give up or repeat many at once without having asked.
 */
@NullMarked
package io.linkloom.cli.command.deadletter;

import org.jspecify.annotations.NullMarked;
