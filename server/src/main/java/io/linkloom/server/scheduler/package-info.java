/**
 * Cron: which instants are due, and what becomes of each.
 *
 * <p>Comes in: rings of an alarm clock, triggers that changed, the time. Goes out: executions asked for under a key that an instant can use
 * once, and a trace of every instant.
 *
 * <p>Must never: take a ring for more than a hint, move a mark before the starts behind it are durable, or hold up the API with its own starts.
 */
@NullMarked
package io.linkloom.server.scheduler;

import org.jspecify.annotations.NullMarked;
