package io.linkloom.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a backend fares, as this server sees it.
 *
 * @param state {@value #UP}: every instance is; {@value #DEGRADED}: some are; {@value #DOWN}: none is
 * @param used attempts on their way
 * @param limit how many may be
 * @param waiting task runs in the queue, a fan-out counted once
 * @param waitReason why nobody may leave though there are slots: `CIRCUIT_OPEN` or `RATE_LIMIT`; null when somebody may
 * @param waitUntil when that ends by itself; null when it is not known
 * @param why the same in words; null when `waitReason` is
 */
public record BackendStatus(
        String name,
        String state,
        int used,
        int limit,
        int waiting,
        @Nullable WaitReason waitReason,
        @Nullable Instant waitUntil,
        @Nullable String why,
        List<BackendInstance> instances) {
    public static final String UP = "UP";
    public static final String DEGRADED = "DEGRADED";
    public static final String DOWN = "DOWN";

    public BackendStatus {
        instances = Copies.list(instances);
    }
}
