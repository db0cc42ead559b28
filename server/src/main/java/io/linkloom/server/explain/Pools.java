package io.linkloom.server.explain;

import io.linkloom.api.WaitReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How full the pools of slots are. Safe for any thread. */
public interface Pools {
    /**
     * A pool at this moment; what is not known is null.
     *
     * @param used slots that are taken
     * @param limit how many there are
     * @param waiting how many wait for a slot
     * @param hold why nobody gets a slot although some are free: RATE_LIMIT or CIRCUIT_OPEN
     * @param holdUntil when that may be over
     */
    record Pool(
            @Nullable Integer used,
            @Nullable Integer limit,
            @Nullable Integer waiting,
            @Nullable WaitReason hold,
            @Nullable Instant holdUntil) {}

    Pool of(String pool);
}
