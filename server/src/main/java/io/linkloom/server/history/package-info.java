/**
 * Readers of the journal by position.
 *
 * <p>Comes in: committed entries. Goes out: timelines and live streams that can be resumed.
 *
 * <p>Must never: change an execution, or hold up its commit.
 */
@NullMarked
package io.linkloom.server.history;

import org.jspecify.annotations.NullMarked;
