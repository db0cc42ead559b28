/**
 * Hands attempts to their runners when there is a slot, and rings timers.
 *
 * <p>Comes in: effects of committed decisions. Goes out: commands with outcomes and rings, to the shard loop.
 *
 * <p>Must never: send an attempt before its commit or after its cancellation, or hold a database connection while waiting.
 */
@NullMarked
package io.linkloom.server.dispatch;

import org.jspecify.annotations.NullMarked;
