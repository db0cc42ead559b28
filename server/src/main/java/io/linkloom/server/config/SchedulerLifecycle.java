package io.linkloom.server.config;

import io.linkloom.server.scheduler.CronScheduler;
import io.linkloom.server.scheduler.InstantStarts;
import io.linkloom.server.scheduler.SchedulerLoop;
import io.linkloom.server.scheduler.quartz.QuartzAlarmClock;
import io.linkloom.server.storage.CronTriggers;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.TriggerAdoption;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;

/** Begins to listen for due instants after the port is open, and stops before it closes. */
final class SchedulerLifecycle implements SmartLifecycle {
    private final CronTriggers triggers;
    private final SchedulerLoop loop;
    private final QuartzAlarmClock alarmClock;
    private volatile boolean running;

    SchedulerLifecycle(
            Database database,
            InstantStarts starts,
            CronTriggers triggers,
            TriggerAdoption adoption,
            ScheduleSettings settings,
            InstantSource clock) {
        this.triggers = triggers;
        this.loop = new SchedulerLoop(
                alarms -> {
                    adoption.once();
                    return new CronScheduler(database, alarms, starts, clock, settings.late());
                },
                clock);
        this.alarmClock = new QuartzAlarmClock(database, UUID.randomUUID().toString(), loop, clock);
    }

    @Override
    public void start() {
        triggers.onChange(loop::changed);
        loop.start(alarmClock);
        running = true;
    }

    @Override
    public void stop() {
        loop.close();
        alarmClock.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
