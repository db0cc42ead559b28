package io.linkloom.server.backend;

import io.linkloom.api.BackendInstance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One address of a backend, with how it fares. Safe for any thread. */
final class Instance {

    /** Whether it can be given a call. */
    enum Room {
        ANY,
        /** One, to see whether it is well again. */
        ONE,
        NONE
    }

    private final String url;
    private final Ticks ticks;
    private CircuitBreaker breaker;
    private int outstanding;
    private long pausedUntil;
    private boolean paused;
    private long pausedAt;
    private boolean down;
    private int failedChecks;
    private long downSince;
    private @Nullable String lastError;
    private @Nullable Instant lastErrorAt;

    Instance(String url, BreakerSettings settings, Ticks ticks) {
        this.url = url;
        this.ticks = ticks;
        this.breaker = new CircuitBreaker(settings, ticks.nanos());
    }

    String url() {
        return url;
    }

    /** Starts afresh, but for the calls that are under way. */
    synchronized void reset(BreakerSettings settings) {
        breaker = new CircuitBreaker(settings, ticks.nanos());
        paused = false;
        down = false;
        failedChecks = 0;
    }

    synchronized int outstanding() {
        return outstanding;
    }

    synchronized Room room() {
        long now = ticks.nanos();
        if (down || isPaused(now)) return Room.NONE;
        return switch (breaker.state(now)) {
            case CLOSED -> Room.ANY;
            case OPEN -> Room.NONE;
            case HALF_OPEN -> breaker.isProbing() ? Room.NONE : Room.ONE;
        };
    }

    /** A call that is under way; its end has to be told exactly once. */
    final class Call {
        private final CircuitBreaker with = breaker;
        private final int begun = breaker.begin(ticks.nanos());

        String url() {
            return url;
        }

        void end(Verdict verdict) {
            ended(this, verdict);
        }
    }

    /** Begins a call; null when there is no room by now. */
    synchronized @Nullable Call begin() {
        if (room() == Room.NONE) return null;
        outstanding++;
        return new Call();
    }

    private synchronized void ended(Call call, Verdict verdict) {
        long now = ticks.nanos();
        outstanding--;
        if (call.with == breaker) breaker.end(call.begun, verdict, now);
        if (verdict instanceof Verdict.Overloaded overloaded) {
            long until = now + overloaded.pause().toNanos();
            if (!isPaused(now)) pausedAt = now;
            pausedUntil = isPaused(now) ? Math.max(pausedUntil, until) : until;
            paused = true;
        }
        note(verdict.error(), now);
    }

    private void note(@Nullable String error, long now) {
        if (error == null) return;
        lastError = error;
        lastErrorAt = ticks.at(now);
    }

    private boolean isPaused(long now) {
        if (paused && now - pausedUntil >= 0) paused = false;
        return paused;
    }

    /** What a health check found; twice in a row something wrong takes it out, once good brings it back. Returns whether that is new. */
    synchronized boolean checked(@Nullable String problem) {
        long now = ticks.nanos();
        boolean before = down;
        failedChecks = problem == null ? 0 : failedChecks + 1;
        note(problem == null ? null : "Health check: " + problem, now);
        down = problem != null && (down || failedChecks >= 2);
        if (down && !before) downSince = now;
        return down != before;
    }

    /** Whether its last health check was not good. */
    synchronized boolean isDoubtful() {
        return failedChecks > 0;
    }

    /** When room comes by itself; null when nobody knows. */
    synchronized @Nullable Long nextAt() {
        long now = ticks.nanos();
        if (down) return null;
        if (isPaused(now)) return pausedUntil;
        return switch (breaker.state(now)) {
            case CLOSED -> now;
            case OPEN -> breaker.openUntil();
            case HALF_OPEN -> breaker.isProbing() ? null : (Long) now;
        };
    }

    synchronized boolean isPausedNow() {
        return isPaused(ticks.nanos());
    }

    synchronized @Nullable String lastError() {
        return lastError;
    }

    synchronized BackendInstance status() {
        long now = ticks.nanos();
        CircuitBreaker.State circuit = breaker.state(now);
        long since = breaker.changedAt();
        Long until = null;
        String state = circuit == CircuitBreaker.State.CLOSED ? BackendInstance.UP : circuit.name();
        if (circuit == CircuitBreaker.State.OPEN) until = breaker.openUntil();
        if (isPaused(now)) {
            state = BackendInstance.PAUSED;
            since = pausedAt;
            until = pausedUntil;
        }
        if (down) {
            state = BackendInstance.DOWN;
            since = downSince;
            until = null;
        }
        return new BackendInstance(
                url,
                state,
                ticks.at(since),
                until == null ? null : ticks.at(until),
                outstanding,
                lastError,
                lastErrorAt);
    }
}
