package io.linkloom.server.runner.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** To which backends a kept-alive connection may exist: those that answered not long ago. */
final class Reuse {
    /** Longer than the client keeps an idle connection by default (30 s). */
    private static final long KEPT_NANOS = Duration.ofSeconds(40).toNanos();

    private static final int MOST = 10_000;

    private final Map<String, Long> answeredAt = new ConcurrentHashMap<>();

    void answered(URI url) {
        if (answeredAt.size() > MOST) answeredAt.clear();
        answeredAt.put(url.getRawAuthority(), System.nanoTime());
    }

    boolean isPossible(URI url) {
        Long at = answeredAt.get(url.getRawAuthority());
        return at != null && System.nanoTime() - at < KEPT_NANOS;
    }
}
