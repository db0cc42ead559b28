package io.linkloom.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Pauses take no time and are remembered. */
class ManualPace implements Pace {
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private volatile long now;

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
