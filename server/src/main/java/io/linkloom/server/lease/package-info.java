/**
 * Who owns which shards.
 *
 * <p>Comes in: the database's time, never this machine's. Goes out: epochs: the numbers that fence every write.
 *
 * <p>Must never: own a shard without a lease that is known to last.
 */
@NullMarked
package io.linkloom.server.lease;

import org.jspecify.annotations.NullMarked;
