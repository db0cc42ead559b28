/**
 * The ordered, durable log of what was decided: the truth.
 *
 * <p>Comes in: the events and view rows of one group commit. Goes out: one fenced transaction; the events of an execution, or of a shard from a position.
 *
 * <p>Must never: write anything without checking the shard's epoch, or report success before the commit.
 */
@NullMarked
package io.linkloom.server.journal;

import org.jspecify.annotations.NullMarked;
