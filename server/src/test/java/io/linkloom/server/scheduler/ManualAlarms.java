package io.linkloom.server.scheduler;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An alarm clock on a manual clock: rings when the test lets time pass. It outlives the processes that use it, as the real one does. */
final class ManualAlarms implements AlarmClock {
    private final Map<String, Instant> set = new TreeMap<>();
    private int timesSet;

    @Override
    public void set(String alarm, Instant at) {
        set.put(alarm, at);
        timesSet++;
    }

    @Override
    public void cancel(String alarm) {
        set.remove(alarm);
    }

    @Override
    public Set<String> pending() {
        return Set.copyOf(set.keySet());
    }

    /** How often an alarm was set or moved. */
    int timesSet() {
        return timesSet;
    }

    /** Moves the clock, alarm by alarm, and lets each ring. */
    void passUntil(ManualClock clock, String until, CronScheduler scheduler) {
        Instant end = Instant.parse(until);
        while (true) {
            Instant next = set.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
            if (next.isAfter(end)) break;
            if (next.isAfter(clock.instant())) clock.set(next);
            for (String alarm : new ArrayList<>(set.keySet())) {
                if (!next.equals(set.get(alarm))) continue;
                set.remove(alarm);
                try {
                    scheduler.ring(alarm);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
        clock.set(end);
    }
}
