/**
 * The single writer of executions.
 *
 * <p>Comes in: commands, from everywhere. Goes out: decisions: journaled first, then answered, then carried out.
 *
 * <p>Must never: let two threads touch one execution, go on from a state whose commit failed, or wait for anything but its commands and its commit.
 */
@NullMarked
package io.linkloom.server.shard;

import org.jspecify.annotations.NullMarked;
