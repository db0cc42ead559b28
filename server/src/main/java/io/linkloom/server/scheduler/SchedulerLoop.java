package io.linkloom.server.scheduler;

import io.linkloom.server.storage.CronTriggers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of the scheduler: hears rings and changes one after the other, and looks by itself now and then, should a ring be lost. */
public final class SchedulerLoop implements AlarmClock.Ear, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SchedulerLoop.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration JUMP = Duration.ofSeconds(2);

    private final Function<AlarmClock, CronScheduler> making;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Signal> rings = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Signal> changes = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Boolean> wake = new LinkedBlockingQueue<>(1);
    private volatile @Nullable CronScheduler scheduler;
    private @Nullable Thread thread;
    private volatile boolean stopping;

    private sealed interface Signal {
        record Ring(String alarm) implements Signal {}

        record Changed(CronTriggers.Alarm alarm) implements Signal {}
    }

    /** @param making of the scheduler, when the loop begins */
    public SchedulerLoop(Function<AlarmClock, CronScheduler> making, InstantSource clock) {
        this.making = making;
        this.clock = clock;
    }

    /** Begins, with a clock whose ear this is. */
    public void start(AlarmClock alarmClock) {
        thread = Thread.ofVirtual().name("schedules").start(() -> run(alarmClock));
    }

    @Override
    public void ring(String alarm) {
        rings.add(new Signal.Ring(alarm));
        signal();
    }

    /** Triggers with these alarms are new, changed or resumed. */
    public void changed(List<CronTriggers.Alarm> alarms) {
        for (CronTriggers.Alarm alarm : alarms) changes.add(new Signal.Changed(alarm));
        signal();
    }

    private void signal() {
        // One that is not taken yet wakes for this, too.
        boolean unused = wake.offer(Boolean.TRUE);
    }

    private void run(AlarmClock alarmClock) {
        try {
            persist(() -> scheduler = making.apply(alarmClock));
            CronScheduler made = scheduler;
            if (made == null) return;
            persist(made::begin);
            while (!stopping) once(made);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The scheduler ended", e);
        }
    }

    /** Rings come before changes: what is due does not wait until ten thousand new alarms are set. */
    private void once(CronScheduler scheduler) throws InterruptedException {
        Duration offset = offset();
        @Nullable Signal signal = rings.poll();
        if (signal == null) signal = changes.poll();
        switch (signal) {
            case Signal.Ring ring -> persist(() -> scheduler.ring(ring.alarm()));
            case Signal.Changed changed -> persist(() -> scheduler.changed(changed.alarm()));
            case null -> {
                if (wake.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS) != null) return;
                if (offset().plus(JUMP).compareTo(offset) < 0) persist(scheduler::clockWentBack);
                else persist(() -> lookForLost(scheduler));
            }
        }
    }

    private static void lookForLost(CronScheduler scheduler) throws InterruptedException {
        if (scheduler.missesARing()) scheduler.look();
    }

    /** The clock of the day against one that never jumps. */
    private Duration offset() {
        return Duration.between(Instant.EPOCH, clock.instant()).minusNanos(System.nanoTime());
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /** Until it has worked: the database may be away for a while. */
    private void persist(Work work) throws InterruptedException {
        boolean told = false;
        while (!stopping) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (stopping) return;
                if (!told) log.warn("Schedules wait: {}", e.toString());
                log.debug("Schedules wait", e);
                told = true;
                // Whoever wakes it may as well know that it goes again.
                boolean unused = wake.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS) != null;
            }
        }
    }

    /**
     * Ends after what is under way; what is not marked then is looked at again by whoever comes next. It is not interrupted: an embedded
     * database would close its file.
     */
    @Override
    public void close() {
        stopping = true;
        CronScheduler working = scheduler;
        if (working != null) working.stop();
        signal();
        Thread running = thread;
        if (running == null) return;
        try {
            running.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
