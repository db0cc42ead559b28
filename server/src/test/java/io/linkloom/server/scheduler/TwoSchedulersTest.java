package io.linkloom.server.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import io.linkloom.server.scheduler.quartz.QuartzAlarmClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two schedulers with Quartz on one database. On H2 Quartz is no cluster there, so that both ring: the keys of the instants have to do. */
@OnBothDatabases
class TwoSchedulersTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final int WORKFLOWS = 60;

    private final TestDatabase database;
    private final List<Runnable> ends = new ArrayList<>();

    TwoSchedulersTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
    }

    @AfterEach
    void close() {
        ends.forEach(Runnable::run);
        database.close();
    }

    @Test
    void fireEachInstantOnce() {
        ManualClock before = new ManualClock("2026-06-01T11:30:00Z");
        Rig rig = new Rig(database, before, new ManualAlarms());
        ends.add(rig::close);
        for (int i = 0; i < WORKFLOWS; i++) rig.register("w" + i, "schedule: '0 * * * *'");
        Duration ahead = Duration.between(Instant.now().plusMillis(800), NOON);
        InstantSource clock = () -> Instant.now().plus(ahead);
        begin(rig, clock);
        begin(rig, clock);
        Await.until("all have fired", () -> database.number("select count(*) from firing") == WORKFLOWS);
        Await.until(
                "all marks have moved",
                () -> database.number("select count(*) from cron_trigger where next_us <= "
                                + NOON.getEpochSecond() * 1_000_000)
                        == 0);
        assertThat(rig.executions()).isEqualTo(WORKFLOWS);
        assertThat(database.number("select count(*) from firing where result='STARTED'"))
                .isEqualTo(WORKFLOWS);
    }

    private void begin(Rig rig, InstantSource clock) {
        SchedulerLoop loop = new SchedulerLoop(
                alarms -> new CronScheduler(database.database(), alarms, rig.starts, clock, Rig.LATE), clock);
        QuartzAlarmClock alarms =
                new QuartzAlarmClock(database.database(), UUID.randomUUID().toString(), loop, clock);
        ends.addFirst(alarms::close);
        ends.addFirst(loop::close);
        loop.start(alarms);
    }
}
