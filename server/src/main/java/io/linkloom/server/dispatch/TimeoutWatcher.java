package io.linkloom.server.dispatch;

import io.linkloom.engine.command.Command;
import io.linkloom.engine.transition.Effect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Rings timers. A timer that is set anew replaces the old one; those of an ended execution are forgotten. */
public final class TimeoutWatcher implements AutoCloseable {
    private final Map<String, Map<Command.Ring, Future<?>>> timers = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("timeout-watcher").factory());
    private final BiConsumer<String, Command> ring;
    private final InstantSource clock;

    /** @param ring takes the id of the execution and the command; must not block */
    public TimeoutWatcher(BiConsumer<String, Command> ring, InstantSource clock) {
        this.ring = ring;
        this.clock = clock;
        clockwork.setRemoveOnCancelPolicy(true);
    }

    public void set(String execution, Effect.WakeAt timer) {
        Command.Ring command = new Command.Ring(timer.kind(), timer.task(), timer.index(), timer.attempt());
        // A millisecond more, so that no bell rings before the time that it is set to.
        long delay = Math.max(0, Duration.between(clock.instant(), timer.due()).toMillis() + 1);
        Map<Command.Ring, Future<?>> own = timers.computeIfAbsent(execution, id -> new ConcurrentHashMap<>());
        Future<?> future = clockwork.schedule(() -> fire(execution, command), delay, TimeUnit.MILLISECONDS);
        Future<?> replaced = own.put(command, future);
        if (replaced != null) replaced.cancel(false);
    }

    /** Whether it will ring, or is ringing now. */
    public boolean isSet(String execution, Effect.WakeAt timer) {
        Map<Command.Ring, Future<?>> own = timers.get(execution);
        return own != null
                && own.containsKey(new Command.Ring(timer.kind(), timer.task(), timer.index(), timer.attempt()));
    }

    /** Nothing of the execution needs a bell any more. */
    public void forget(String execution) {
        Map<Command.Ring, Future<?>> own = timers.remove(execution);
        if (own != null) for (Future<?> timer : own.values()) timer.cancel(false);
    }

    private void fire(String execution, Command.Ring command) {
        Map<Command.Ring, Future<?>> own = timers.get(execution);
        if (own != null) own.remove(command);
        ring.accept(execution, command);
    }

    /** How many timers are set. */
    public int size() {
        return clockwork.getQueue().size();
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
