package io.linkloom.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Pauses take no time and are remembered. */
final class ManualPace implements Pace {
    final List<Duration> pauses = new ArrayList<>();
    private long now;

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public CompletableFuture<Void> pause(Duration time) {
        pauses.add(time);
        now += time.toMillis();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Duration jittered(Duration time) {
        return time;
    }
}
