/**
 * Starts what events and the endings of other workflows start.
 *
 * <p>Comes in: CloudEvents, and the endings of executions from the journal. Goes out: starts, each under a key of its own, to the shard loop;
 * and what became of each.
 *
 * <p>Must never: start something twice for the same event or ending, answer before a start is durable, or hold up a commit.
 */
@NullMarked
package io.linkloom.server.scheduler.event;

import org.jspecify.annotations.NullMarked;
