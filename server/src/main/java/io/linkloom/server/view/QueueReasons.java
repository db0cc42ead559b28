package io.linkloom.server.view;

import io.linkloom.api.WaitReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why those who are queued in a pool do not leave at this moment. */
@FunctionalInterface
public interface QueueReasons {
    /** All slots are taken. */
    Reason SLOT = new Reason(WaitReason.SLOT, null);

    /** `until`: when it ends by itself; null when that is not known. */
    record Reason(WaitReason reason, @Nullable Instant until) {}

    /** @param pool see `Plan.pool` */
    Reason of(String pool);
}
