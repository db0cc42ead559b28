package io.linkloom.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses take no time and are remembered. */
final class ManualPace implements Pace {
    final List<Duration> pauses = new ArrayList<>();
    private long now;

    @Override
    public long nowMillis() {
        return now;
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
        now += time.toMillis();
    }

    @Override
    public Duration jittered(Duration time) {
        return time;
    }
}
