package io.linkloom.server.scheduler;

import io.linkloom.model.schedule.Firing;
import io.linkloom.model.schedule.Timetable;
import io.linkloom.server.storage.CronTriggers;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Micros;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Makes of due instants executions, once each. One thread at a time.
 *
 * <p>A ring only says that it is worth looking. What is due stands in the ledger, what was started in the journal; a crash between the two is
 * healed by looking again, because the key of an instant starts one execution at most.
 *
 * <pre>
 *   ring ─► due triggers ─► verdict on each ─► starts, a few hundred under way ─► traces and marks, one transaction
 *              ▲                                                                        │
 *              └────────────────────────── until nothing is due ◄──────────────────────┘
 * </pre>
 */
public final class CronScheduler {
    /** The alarm of executions that a jitter holds back. */
    static final String HELD_BACK = "held-back";

    private static final int TRIGGERS_AT_ONCE = 500;
    private static final int STARTS_AT_ONCE = 1_000;
    private static final Duration BREATH = Duration.ofMillis(200);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    /** After so long somebody should have heard the ring. */
    private static final Duration RING_LOST = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final AlarmClock alarmClock;
    private final InstantStarts starts;
    private final InstantSource clock;
    private final Duration late;
    private final Verdict.Patience patience;
    private final Map<String, Instant> armed = new HashMap<>();
    private volatile boolean stopping;

    /** @param late so long after its instant a start is in time, when the server was up */
    public CronScheduler(
            Database database, AlarmClock alarmClock, InstantStarts starts, InstantSource clock, Duration late) {
        this.ledger = new Ledger(database);
        this.alarmClock = alarmClock;
        this.starts = starts;
        this.clock = clock;
        this.late = late;
        this.patience = new Verdict.Patience(clock.instant(), late);
    }

    /** Takes up what a former process left: alarms that are missing are set, instants that passed are dealt with. */
    public void begin() throws InterruptedException {
        ledger.rewind(clock.instant(), CLOCK_SLACK);
        List<CronTriggers.Alarm> alarms = ledger.alarms();
        if (alarms.isEmpty()) return;
        Set<String> set = alarmClock.pending();
        for (CronTriggers.Alarm alarm : alarms) if (!set.contains(alarm.name())) arm(alarm);
        Set<String> wanted = new HashSet<>();
        for (CronTriggers.Alarm alarm : alarms) wanted.add(alarm.name());
        for (String name : set) if (!wanted.contains(name) && !name.equals(HELD_BACK)) alarmClock.cancel(name);
        work();
        holdBack();
    }

    /** An alarm rang. */
    public void ring(String name) throws InterruptedException {
        armed.remove(name);
        work();
        if (armed.containsKey(name)) return;
        if (name.equals(HELD_BACK)) {
            holdBack();
            return;
        }
        CronTriggers.Alarm alarm = ledger.alarm(name);
        if (alarm != null) arm(alarm);
    }

    /** Triggers with this alarm are new, or were changed or resumed. */
    public void changed(CronTriggers.Alarm alarm) throws InterruptedException {
        if (!isArmed(alarm.name())) arm(alarm);
        if (alarm.look()) look();
    }

    /** Does whatever is due, also when no alarm rang. */
    public void look() throws InterruptedException {
        work();
        holdBack();
    }

    /** Begins nothing more; what is under way comes to its end. */
    public void stop() {
        stopping = true;
    }

    /** Whether something has been due for so long that its ring must be lost. */
    public boolean missesARing() {
        Instant next = ledger.nextDue();
        return next != null && next.isBefore(clock.instant().minus(RING_LOST));
    }

    /** The clock was set back: nothing may wait for moments that it will take long to reach. */
    public void clockWentBack() throws InterruptedException {
        armed.clear();
        ledger.rewind(clock.instant(), Duration.ZERO);
        for (CronTriggers.Alarm alarm : ledger.alarms()) arm(alarm);
        look();
    }

    /** What is in time comes before what is long overdue, however much of that there is. */
    private void work() throws InterruptedException {
        boolean held = false;
        while (!stopping) {
            Instant now = clock.instant();
            List<CronTrigger> due = ledger.due(now.minus(late), now, TRIGGERS_AT_ONCE);
            if (due.isEmpty()) due = ledger.due(Instant.EPOCH.minusSeconds(1), now, TRIGGERS_AT_ONCE);
            if (due.isEmpty()) break;
            for (CronTrigger trigger : due) held |= trigger.jitter().isPositive();
            portion(due, now);
        }
        if (held) holdBack();
    }

    private record Case(CronTrigger trigger, Verdict verdict) {}

    private void portion(List<CronTrigger> due, Instant now) throws InterruptedException {
        List<Case> cases = new ArrayList<>();
        int count = 0;
        for (CronTrigger trigger : due) {
            Verdict verdict = Verdict.on(trigger, now, patience);
            cases.add(new Case(trigger, verdict));
            count += verdict.starts().size() + verdict.passed().size();
            if (count >= STARTS_AT_ONCE) break;
        }
        Map<String, String> before = ledger.started(doubtful(cases));
        List<List<CompletableFuture<Trace>>> asked = new ArrayList<>(cases.size());
        for (Case each : cases) asked.add(start(each, before));
        List<Ledger.Settled> settled = new ArrayList<>(cases.size());
        for (int i = 0; i < cases.size(); i++) settled.add(settled(cases.get(i), before, asked.get(i)));
        ledger.settle(settled, now);
        for (Case each : cases) {
            CronTrigger trigger = each.trigger();
            CronTriggers.Alarm alarm = new CronTriggers.Alarm(
                    trigger.alarm(), trigger.cron(), trigger.zone().getId(), false);
            if (!isArmed(alarm.name())) arm(alarm);
        }
    }

    /** Keys of instants that may have an execution without a trace: a crash came between the two. */
    private static List<String> doubtful(List<Case> cases) {
        List<String> keys = new ArrayList<>();
        for (Case each : cases) {
            CronTrigger.Key key = each.trigger().key();
            for (Trace trace : each.verdict().passed()) keys.add(key.startKey(trace.at()));
            for (Timetable.Due due : each.verdict().missed()) keys.add(key.startKey(due.at()));
        }
        return keys;
    }

    private List<CompletableFuture<Trace>> start(Case each, Map<String, String> before) throws InterruptedException {
        CronTrigger trigger = each.trigger();
        Set<Long> decided = decided(each);
        List<CompletableFuture<Trace>> asked = new ArrayList<>();
        for (Timetable.Due due : each.verdict().starts()) {
            if (decided.contains(Micros.of(due.at()))) continue;
            String known = before.get(trigger.key().startKey(due.at()));
            asked.add(
                    known != null
                            ? CompletableFuture.completedFuture(Trace.started(due.at(), known))
                            : starts.start(trigger, due.at(), InstantStarts.Cause.SCHEDULE));
        }
        return asked;
    }

    /** After a change instants come up again that were decided before it. */
    private Set<Long> decided(Case each) {
        @Nullable Instant first = null;
        @Nullable Instant last = null;
        for (Timetable.Due due : each.verdict().starts()) {
            if (due.at().isAfter(each.trigger().changedAt())) continue;
            if (first == null || due.at().isBefore(first)) first = due.at();
            if (last == null || due.at().isAfter(last)) last = due.at();
        }
        return first == null || last == null
                ? Set.of()
                : ledger.decided(each.trigger().key(), first, last);
    }

    private static Ledger.Settled settled(Case each, Map<String, String> before, List<CompletableFuture<Trace>> asked)
            throws InterruptedException {
        List<Trace> traces = new ArrayList<>();
        for (Trace trace : each.verdict().passed()) {
            String execution = before.get(each.trigger().key().startKey(trace.at()));
            traces.add(execution == null || trace.count() > 1 ? trace : Trace.started(trace.at(), execution));
        }
        for (CompletableFuture<Trace> future : asked) traces.add(await(future));
        return new Ledger.Settled(
                each.trigger(), traces, each.verdict().mark(), each.verdict().next());
    }

    static Trace await(CompletableFuture<Trace> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("It is not known what became of a start", e);
        }
    }

    /** Also when its ring is just about to come. */
    private boolean isArmed(String name) {
        Instant at = armed.get(name);
        return at != null && at.isAfter(clock.instant().minus(RING_LOST));
    }

    private void arm(CronTriggers.Alarm alarm) {
        Instant next = next(alarm);
        if (next == null) return;
        alarmClock.set(alarm.name(), next);
        armed.put(alarm.name(), next);
    }

    /** Null when it never rings again, or cannot be read: the ledger tells of those. */
    private @Nullable Instant next(CronTriggers.Alarm alarm) {
        try {
            return Schedules.parsed(alarm.cron())
                    .next(clock.instant(), ZoneId.of(alarm.zone()))
                    .map(Firing::at)
                    .orElse(null);
        } catch (DateTimeException | IllegalStateException e) {
            return null;
        }
    }

    /** Executions that a jitter holds back have one alarm for all of them; those that start close together share a ring. */
    private void holdBack() {
        Instant next = ledger.nextHeldBack();
        if (next == null) return;
        Instant soonest = clock.instant().plus(BREATH);
        Instant at = next.isBefore(soonest) ? soonest : next;
        if (at.equals(armed.get(HELD_BACK))) return;
        alarmClock.set(HELD_BACK, at);
        armed.put(HELD_BACK, at);
    }

    /** The alarms that are set, as far as this process set them. */
    Map<String, Instant> armed() {
        return new LinkedHashMap<>(armed);
    }
}
