package io.linkloom.server.backend;

import io.linkloom.server.runner.http.HttpRunner;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks instances of backends that have a health path how they are, each by itself: one that hangs holds up nobody. */
public final class HealthChecks implements AutoCloseable {
    private static final long ROUND_NANOS = Duration.ofMillis(250).toNanos();

    /** After an answer that was not good it is asked again sooner. */
    private static final Duration IN_DOUBT = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Backends backends;
    private final HttpRunner http;
    private final Duration every;
    private final Runnable onChange;
    /** When each instance was asked last; `Long.MAX_VALUE` while it is being asked. */
    private final Map<Instance, Long> asked = new ConcurrentHashMap<>();

    private @Nullable Thread thread;
    private volatile boolean closed;

    /** @param onChange called when an instance is well again, or is not any more */
    public HealthChecks(Backends backends, HttpRunner http, Duration every, Runnable onChange) {
        this.backends = backends;
        this.http = http;
        this.every = every;
        this.onChange = onChange;
    }

    /** Has to be told when backends have changed; costs nothing as long as none has a health path. */
    public synchronized void look() {
        boolean wanted =
                backends.all().stream().anyMatch(backend -> backend.definition().healthPath() != null);
        if (wanted && thread == null && !closed)
            thread = Thread.ofPlatform().daemon().name("health-checks").start(this::run);
    }

    private void run() {
        while (!closed) {
            asked.keySet().retainAll(current());
            for (Backend backend : backends.all()) {
                String path = backend.definition().healthPath();
                if (path != null) for (Instance instance : backend.instances()) askIfDue(instance, path);
            }
            LockSupport.parkNanos(this, ROUND_NANOS);
        }
    }

    private java.util.Set<Instance> current() {
        java.util.Set<Instance> current = new java.util.HashSet<>();
        for (Backend backend : backends.all()) current.addAll(backend.instances());
        return current;
    }

    private void askIfDue(Instance instance, String path) {
        Long last = asked.get(instance);
        Duration pause = instance.isDoubtful() && every.compareTo(IN_DOUBT) > 0 ? IN_DOUBT : every;
        boolean due = last == null || last != Long.MAX_VALUE && System.nanoTime() - last >= pause.toNanos();
        if (!due) return;
        asked.put(instance, Long.MAX_VALUE);
        Thread.ofVirtual().start(() -> {
            try {
                if (instance.checked(ask(instance.url(), path))) onChange.run();
            } finally {
                asked.computeIfPresent(instance, (key, value) -> System.nanoTime());
            }
        });
    }

    private @Nullable String ask(String base, String path) {
        String start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        try {
            return http.probe(URI.create(start + path), PATIENCE);
        } catch (IllegalArgumentException e) {
            return "The address " + start + path + " cannot be called";
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) LockSupport.unpark(running);
    }
}
