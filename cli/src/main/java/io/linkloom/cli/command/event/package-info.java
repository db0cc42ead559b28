/**
 * `loom event …`: what happened elsewhere is told to the server, and what happens there is listened to.
 *
 * <p>Comes in: parsed words. Goes out: a CloudEvent to the server; what a server tells, printed line by line.
 *
 * <p>Must never: send the same thing under two ids because an answer got lost.
 */
@NullMarked
package io.linkloom.cli.command.event;

import org.jspecify.annotations.NullMarked;
