package io.linkloom.server.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of instants, on a clock that the test moves. */
@OnBothDatabases
class CronSchedulerTest {
    private final TestDatabase database;
    private final ManualClock clock = new ManualClock("2026-01-01T00:30:00Z");
    private final ManualAlarms alarms = new ManualAlarms();
    private Rig rig;

    CronSchedulerTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        rig = new Rig(database, clock, alarms);
    }

    @AfterEach
    void close() {
        rig.close();
        database.close();
    }

    private void pass(String until) {
        alarms.passUntil(clock, until, rig.scheduler);
    }

    /** The server is down from now until then. */
    private void down(String until) {
        rig.close();
        clock.set(until);
        rig = new Rig(database, clock, alarms);
    }

    private static String hourly(String catchUp) {
        return "triggers: [{type: cron, schedule: \"0 * * * *\", catchUp: " + catchUp + "}]";
    }

    @Test
    void everyInstantStartsOneExecution() {
        rig.register("w", "schedule: '0 * * * *'");
        pass("2026-01-01T04:10:00Z");
        assertThat(rig.firings("w"))
                .containsExactly("01 01:00 STARTED", "01 02:00 STARTED", "01 03:00 STARTED", "01 04:00 STARTED");
        assertThat(rig.executions()).isEqualTo(4);
        assertThat(database.rows("select distinct trigger_type from execution")).containsExactly(List.of("schedule"));
    }

    @Test
    void workflowsWithTheSameExpressionAndZoneShareOneAlarm() {
        for (int i = 0; i < 20; i++) rig.register("w" + i, "schedule: '0 * * * *'");
        assertThat(alarms.pending()).hasSize(1);
        assertThat(alarms.timesSet()).isEqualTo(1);
        pass("2026-01-01T01:10:00Z");
        assertThat(rig.executions()).isEqualTo(20);
        assertThat(alarms.timesSet()).isEqualTo(2);
        rig.register("other", "schedule: '0 * * * *'\ntimezone: Europe/Kyiv");
        assertThat(alarms.pending()).hasSize(2);
    }

    @Test
    void aScheduleThatCannotBeReadHoldsUpNoOther() {
        rig.register("strange", "schedule: '30 * * * *'");
        rig.register("fine", "schedule: '0 * * * *'");
        database.jdbc()
                .sql("update cron_trigger set zone='Mars/Olympus' where workflow='strange'")
                .update();
        down("2026-01-01T00:50:00Z");
        pass("2026-01-01T02:10:00Z");
        assertThat(rig.firings("fine")).containsExactly("01 01:00 STARTED", "01 02:00 STARTED");
        assertThat(rig.firings("strange")).isEmpty();
    }

    @Test
    void thousandsOnOneExpressionStartExactlyOnceEach() {
        for (int i = 0; i < 2_500; i++) rig.register("w" + i, "schedule: '0 3 * * *'");
        pass("2026-01-01T03:00:00Z");
        assertThat(rig.executions()).isEqualTo(2_500);
        assertThat(database.number("select count(distinct header) from execution"))
                .isEqualTo(2_500);
        assertThat(database.number("select count(*) from firing where result='STARTED'"))
                .isEqualTo(2_500);
        assertThat(database.number("select count(*) from start_key")).isEqualTo(2_500);
        assertThat(alarms.timesSet()).isEqualTo(2);
    }

    @Test
    void aGapFiresAtItsEndAndAnOverlapOnce() {
        clock.set("2026-03-28T12:00:00Z");
        rig.register("w", "schedule: '30 3 * * *'\ntimezone: Europe/Kyiv");
        pass("2026-03-30T12:00:00Z");
        assertThat(rig.firings("w")).containsExactly("29 01:00 STARTED", "30 00:30 STARTED");
        clock.set("2026-10-24T12:00:00Z");
        rig.register("v", "schedule: '30 3 * * *'\ntimezone: Europe/Kyiv");
        pass("2026-10-26T12:00:00Z");
        assertThat(rig.firings("v")).containsExactly("25 00:30 STARTED", "26 01:30 STARTED");
    }

    @Test
    void whatWasMissedWhileTheServerWasDownLeavesATrace() {
        rig.register("w", hourly("none"));
        pass("2026-01-01T01:10:00Z");
        down("2026-01-01T04:10:00Z");
        pass("2026-01-01T05:10:00Z");
        assertThat(rig.firings("w"))
                .containsExactly(
                        "01 01:00 STARTED",
                        "01 02:00 MISSED",
                        "01 03:00 MISSED",
                        "01 04:00 MISSED",
                        "01 05:00 STARTED");
        assertThat(rig.executed("w")).containsExactly("01 01:00", "01 05:00");
    }

    @Test
    void theLastOfWhatWasMissedIsCaughtUp() {
        rig.register("w", hourly("last"));
        down("2026-01-01T04:10:00Z");
        pass("2026-01-01T05:10:00Z");
        assertThat(rig.firings("w"))
                .containsExactly(
                        "01 01:00 MISSED",
                        "01 02:00 MISSED",
                        "01 03:00 MISSED",
                        "01 04:00 STARTED",
                        "01 05:00 STARTED");
    }

    @Test
    void allOfWhatWasMissedIsCaughtUp() {
        rig.register("w", "triggers: [{type: cron, schedule: '* * * * *', catchUp: all}]");
        down("2026-01-02T00:30:00Z");
        assertThat(rig.executions()).isEqualTo(1_440);
        assertThat(rig.firings("w")).hasSize(1_000).allMatch(line -> line.endsWith("STARTED"));
    }

    @Test
    void nothingBeforeTheTriggerExistedIsCaughtUp() {
        rig.register("w", hourly("all"));
        assertThat(rig.executions()).isZero();
        rig.workflows.delete("default", "w");
        clock.set("2026-01-01T05:30:00Z");
        rig.register("w", hourly("all"));
        pass("2026-01-01T06:10:00Z");
        assertThat(rig.executed("w")).containsExactly("01 06:00");
    }

    @Test
    void manyMissedInstantsShareATrace() {
        rig.register("w", "schedule: '* * * * *'");
        down("2026-01-01T05:30:30Z");
        List<String> firings = rig.firings("w");
        assertThat(firings).hasSize(101).first().isEqualTo("01 03:50 MISSED x200");
        assertThat(rig.executions()).isZero();
    }

    @Test
    void aStartThatIsALittleLateIsInTime() {
        rig.register("w", hourly("none"));
        clock.set("2026-01-01T01:00:59Z");
        Rig.quietly(rig.scheduler::look);
        clock.set("2026-01-01T02:01:01Z");
        Rig.quietly(rig.scheduler::look);
        assertThat(rig.firings("w")).containsExactly("01 01:00 STARTED", "01 02:00 MISSED");
    }

    @Test
    void aPauseLeavesATraceAndNothingIsCaughtUp() {
        rig.register("w", hourly("none"));
        rig.workflows.setPaused("default", "w", true);
        pass("2026-01-01T02:10:00Z");
        rig.workflows.setPaused("default", "w", false);
        pass("2026-01-01T03:10:00Z");
        assertThat(rig.firings("w")).containsExactly("01 01:00 PAUSED", "01 02:00 PAUSED", "01 03:00 STARTED");
        assertThat(rig.executed("w")).containsExactly("01 03:00");
    }

    @Test
    void afterAPauseTheLastOrAllAreCaughtUp() {
        rig.register("last", hourly("last"));
        rig.register("all", hourly("all"));
        pass("2026-01-01T01:10:00Z");
        for (String id : List.of("last", "all")) rig.workflows.setPaused("default", id, true);
        pass("2026-01-01T03:10:00Z");
        for (String id : List.of("last", "all")) rig.workflows.setPaused("default", id, false);
        assertThat(rig.firings("last")).containsExactly("01 01:00 STARTED", "01 02:00 PAUSED", "01 03:00 STARTED");
        assertThat(rig.firings("all")).containsExactly("01 01:00 STARTED", "01 02:00 STARTED", "01 03:00 STARTED");
        pass("2026-01-01T04:10:00Z");
        assertThat(rig.executed("last")).containsExactly("01 01:00", "01 03:00", "01 04:00");
        assertThat(rig.executed("all")).containsExactly("01 01:00", "01 02:00", "01 03:00", "01 04:00");
    }

    @Test
    void aPauseThroughWhichTheServerWasDownIsAPause() {
        rig.register("w", hourly("all"));
        rig.workflows.setPaused("default", "w", true);
        down("2026-01-01T03:10:00Z");
        assertThat(rig.firings("w")).containsExactly("01 01:00 PAUSED", "01 02:00 PAUSED", "01 03:00 PAUSED");
        rig.workflows.setPaused("default", "w", false);
        assertThat(rig.executed("w")).containsExactly("01 01:00", "01 02:00", "01 03:00");
    }

    @Test
    void aTriggerThatIsUnchangedGoesOnInANewVersion() {
        rig.register("w", hourly("all"));
        rig.close();
        clock.set("2026-01-01T02:10:00Z");
        // The new version comes before anybody looked at what was missed.
        rig.register("w", "description: new\n" + hourly("all"));
        rig = new Rig(database, clock, alarms);
        pass("2026-01-01T03:10:00Z");
        assertThat(rig.executed("w")).containsExactly("01 01:00", "01 02:00", "01 03:00");
        assertThat(database.rows("select distinct version from execution")).containsExactly(List.of(2));
    }

    @Test
    void otherInputsAreAnotherTriggerThatBeginsAnew() {
        rig.register("w", "inputs: {a: {type: int, default: 1}}\n" + hourly("all"));
        pass("2026-01-01T01:10:00Z");
        rig.register(
                "w",
                "inputs: {a: {type: int, default: 1}}\ntriggers: [{type: cron, schedule: '0 * * * *', catchUp: all, inputs: {a: 2}}]");
        assertThat(database.number("select count(*) from cron_trigger")).isEqualTo(1);
        pass("2026-01-01T02:10:00Z");
        assertThat(rig.executed("w")).containsExactly("01 01:00", "01 02:00");
        assertThat(database.rows("select inputs from execution order by created_us"))
                .containsExactly(List.of("{\"a\":1}"), List.of("{\"a\":2}"));
    }

    @Test
    void aJitterHoldsTheStartBackTheSameWayAfterARestart() {
        for (int i = 0; i < 30; i++)
            rig.register("w" + i, "triggers: [{type: cron, schedule: '0 1 * * *', jitter: 30s}]");
        pass("2026-01-01T01:00:10Z");
        long early = rig.executions();
        assertThat(early).isBetween(1L, 29L);
        rig.close();
        rig = new Rig(database, clock, alarms);
        pass("2026-01-01T01:00:40Z");
        assertThat(rig.executions()).isEqualTo(30);
        assertThat(database.number("select count(*) from firing where result='STARTED'"))
                .isEqualTo(30);
        Set<Object> starts = new TreeSet<>();
        database.rows("select created_us from execution").forEach(row -> starts.add(row.getFirst()));
        assertThat(starts).hasSizeGreaterThan(10);
    }

    @Test
    void aStartThatTheJitterPutAfterTheEndOfTheServerIsMissed() {
        rig.register("w", "triggers: [{type: cron, schedule: '0 1 * * *', jitter: 30m}]");
        pass("2026-01-01T01:00:00Z");
        down("2026-01-01T01:40:00Z");
        assertThat(rig.firings("w")).containsExactly("01 01:00 MISSED");
    }

    @Test
    void aCrashBetweenTheStartAndItsMarkStartsNothingTwice() {
        for (String catchUp : List.of("none", "last", "all")) rig.register(catchUp, hourly(catchUp));
        pass("2026-01-01T01:00:00Z");
        assertThat(rig.executions()).isEqualTo(3);
        forgetTheMarks();
        down("2026-01-01T01:00:20Z");
        assertThat(rig.executions()).isEqualTo(3);
        for (String id : List.of("none", "last", "all"))
            assertThat(rig.firings(id)).containsExactly("01 01:00 STARTED");
    }

    /** As if the process had died after the commit of the starts. */
    private void forgetTheMarks() {
        long mark = java.time.Instant.parse("2026-01-01T00:30:00Z").getEpochSecond() * 1_000_000;
        database.execute("update cron_trigger set mark_us=" + mark + ", next_us=" + (mark + 1_800_000_000L));
        database.execute("delete from firing");
    }

    @Test
    void aWorkflowThatRunsAsOftenAsItMaySkips() {
        rig.register("w", "concurrency: {max: 1, onLimit: skip}\nschedule: '0 * * * *'");
        pass("2026-01-01T02:10:00Z");
        assertThat(rig.firings("w")).containsExactly("01 01:00 STARTED", "01 02:00 SKIPPED_CONCURRENCY");
        assertThat(rig.executions()).isEqualTo(1);
    }

    @Test
    void whatCannotBeStartedSaysWhy() {
        rig.register(
                "w", "inputs: {n: {type: int, max: 1, default: \"${{ size(trigger.date) }}\"}}\nschedule: '0 * * * *'");
        rig.register("fine", "schedule: '0 * * * *'");
        pass("2026-01-01T01:10:00Z");
        assertThat(rig.firings("w")).containsExactly("01 01:00 FAILED");
        assertThat(database.rows("select message from firing where workflow='w'")
                        .toString())
                .contains("n: ");
        assertThat(rig.firings("fine")).containsExactly("01 01:00 STARTED");
    }

    @Test
    void inputsSeeTheInstantAndNotTheHeldBackStart() {
        rig.register("w", """
                timezone: Europe/Kyiv
                inputs: {day: {type: date, default: "${{ trigger.date }}"}, at: {type: string, default: ""}}
                triggers:
                  - {type: cron, schedule: "0 0 * * *", jitter: 6h, inputs: {at: "${{ trigger.scheduledAt }}"}}""");
        pass("2026-01-02T12:00:00Z");
        assertThat(database.rows("select inputs from execution"))
                .containsExactly(List.of("{\"day\":\"2026-01-02\",\"at\":\"2026-01-01T22:00:00Z\"}"));
    }

    @Test
    void deletingStopsTheTriggers() {
        rig.register("w", "schedule: '0 * * * *'");
        pass("2026-01-01T01:10:00Z");
        rig.workflows.delete("default", "w");
        pass("2026-01-01T05:10:00Z");
        assertThat(rig.executed("w")).containsExactly("01 01:00");
        assertThat(rig.firings("w")).containsExactly("01 01:00 STARTED");
        assertThat(alarms.pending()).isEmpty();
    }

    @Test
    void aRingThatIsLostDelaysButLosesNothing() {
        rig.register("w", "schedule: '0 * * * *'");
        for (String alarm : alarms.pending()) alarms.cancel(alarm);
        clock.set("2026-01-01T01:00:04Z");
        assertThat(rig.scheduler.missesARing()).isFalse();
        clock.set("2026-01-01T01:00:06Z");
        assertThat(rig.scheduler.missesARing()).isTrue();
        Rig.quietly(rig.scheduler::look);
        assertThat(rig.firings("w")).containsExactly("01 01:00 STARTED");
        pass("2026-01-01T02:10:00Z");
        assertThat(rig.firings("w")).hasSize(2);
    }

    @Test
    void aClockThatWasAheadForAWhileStopsNothing() {
        rig.register("w", hourly("none"));
        pass("2026-01-01T01:10:00Z");
        clock.set("2027-01-01T00:00:10Z");
        Rig.quietly(rig.scheduler::look);
        clock.set("2026-01-01T01:20:00Z");
        Rig.quietly(rig.scheduler::clockWentBack);
        pass("2026-01-01T02:10:00Z");
        assertThat(rig.executed("w")).contains("01 01:00", "01 02:00");
    }

    @Test
    void anotherJitterLosesNoInstantAndStartsNoneTwice() {
        for (int i = 0; i < 20; i++)
            rig.register("w" + i, "triggers: [{type: cron, schedule: '*/5 * * * *', jitter: 4m}]");
        pass("2026-01-01T00:42:00Z");
        for (int i = 0; i < 20; i++)
            rig.register("w" + i, "triggers: [{type: cron, schedule: '*/5 * * * *', jitter: 1m}]");
        pass("2026-01-01T00:52:00Z");
        for (int i = 0; i < 20; i++) assertThat(rig.firings("w" + i)).hasSize(4);
        assertThat(rig.executions())
                .isEqualTo(80 - database.number("select count(*) from firing where result<>'STARTED'"));
    }
}
