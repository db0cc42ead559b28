package io.linkloom.server.scheduler;

import io.linkloom.api.FiringResult;
import io.linkloom.model.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of everything of one trigger that fell due since its mark.
 *
 * @param starts instants to start, the earliest start first
 * @param passed instants that were missed or came in a pause, and are not caught up
 * @param missed instants among `starts` that are caught up: they may have been started before
 * @param mark how far this goes
 * @param next when there is more to do; null: never
 */
record Verdict(
        List<Timetable.Due> starts,
        List<Trace> passed,
        List<Timetable.Due> missed,
        Instant mark,
        @Nullable Instant next) {

    /** So many instants are looked at in one go, so many are started, so many have a trace of their own. */
    static final int LOOKED_AT = 10_000;

    static final int STARTED = 200;
    static final int TRACED = 100;

    /**
     * What makes an instant a missed one.
     *
     * @param upSince when this server began to listen; it missed whatever had to start before
     * @param late after so long an instant is missed, even if the server was up: it was as good as down
     */
    record Patience(Instant upSince, Duration late) {}

    static Verdict on(CronTrigger trigger, Instant now, Patience patience) {
        Timetable timetable = trigger.timetable();
        Timetable.Span span = timetable.between(trigger.mark(), now, LOOKED_AT);
        List<Timetable.Due> dues = new ArrayList<>(span.dues());
        // Nothing before the trigger existed is caught up.
        dues.removeIf(due -> !due.at().isAfter(trigger.createdAt()));
        if (trigger.paused()) {
            List<Trace> traces = traces(trigger, dues, true);
            return new Verdict(List.of(), traces, List.of(), span.end(), after(timetable, span.end()));
        }
        List<Timetable.Due> missed = new ArrayList<>();
        List<Timetable.Due> inTime = new ArrayList<>();
        for (Timetable.Due due : dues) (isMissed(trigger, due, now, patience) ? missed : inTime).add(due);
        return switch (trigger.catchUp()) {
            case NONE -> verdict(timetable, inTime, traces(trigger, missed, false), List.of(), span.end());
            case LAST -> last(trigger, timetable, missed, inTime, span.end(), now);
            case ALL -> verdict(timetable, dues, List.of(), missed, span.end());
        };
    }

    private static boolean isMissed(CronTrigger trigger, Timetable.Due due, Instant now, Patience patience) {
        return due.start().isBefore(patience.upSince())
                || due.start().isBefore(trigger.activeAt())
                || due.start().isBefore(now.minus(patience.late()));
    }

    private static Verdict last(
            CronTrigger trigger,
            Timetable timetable,
            List<Timetable.Due> missed,
            List<Timetable.Due> inTime,
            Instant end,
            Instant now) {
        if (missed.isEmpty()) return verdict(timetable, inTime, List.of(), List.of(), end);
        Timetable.Due last = missed.getLast();
        List<Trace> passed = traces(trigger, missed.subList(0, missed.size() - 1), false);
        if (end.isBefore(now)) {
            // There is more to look at: which one is the last is not known yet.
            Instant before = last.start().minusNanos(1_000);
            return new Verdict(List.of(), passed, List.of(), before, after(timetable, before));
        }
        List<Timetable.Due> starts = new ArrayList<>(inTime);
        starts.addFirst(last);
        return verdict(timetable, starts, passed, List.of(last), end);
    }

    /** Cuts off what is too much for one go. */
    private static Verdict verdict(
            Timetable timetable,
            List<Timetable.Due> starts,
            List<Trace> passed,
            List<Timetable.Due> missed,
            Instant end) {
        if (starts.size() <= STARTED) return new Verdict(starts, passed, missed, end, after(timetable, end));
        int count = STARTED;
        while (count < starts.size()
                && starts.get(count).start().equals(starts.get(count - 1).start())) count++;
        Instant mark = starts.get(count - 1).start();
        return new Verdict(
                List.copyOf(starts.subList(0, count)),
                passed,
                missed.stream().filter(due -> !due.start().isAfter(mark)).toList(),
                mark,
                after(timetable, mark));
    }

    private static @Nullable Instant after(Timetable timetable, Instant mark) {
        return timetable.next(mark).map(Timetable.Due::start).orElse(null);
    }

    /** One for each of the newest; the older ones share one. */
    private static List<Trace> traces(CronTrigger trigger, List<Timetable.Due> dues, boolean pausedNow) {
        List<Trace> traces = new ArrayList<>();
        int shared = Math.max(0, dues.size() - TRACED);
        if (shared > 0) {
            Timetable.Due last = dues.get(shared - 1);
            FiringResult result = result(trigger, last, pausedNow);
            traces.add(new Trace(last.at(), result, null, null, dues.getFirst().at(), shared));
        }
        for (Timetable.Due due : dues.subList(shared, dues.size())) {
            traces.add(Trace.of(due.at(), result(trigger, due, pausedNow)));
        }
        return traces;
    }

    private static FiringResult result(CronTrigger trigger, Timetable.Due due, boolean pausedNow) {
        Instant pausedAt = trigger.pausedAt();
        boolean inPause = pausedNow
                || pausedAt != null
                        && !due.start().isBefore(pausedAt)
                        && due.start().isBefore(trigger.activeAt());
        return inPause ? FiringResult.PAUSED : FiringResult.MISSED;
    }
}
