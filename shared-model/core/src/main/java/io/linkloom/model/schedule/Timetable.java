package io.linkloom.model.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instants of one trigger with when their executions start: at the instant itself, or later by its jitter.
 *
 * <p>Where the jitter is longer than the time between two instants, a later instant may start first.
 */
public final class Timetable {
    /** A longer jitter is as good as this one. */
    public static final Duration LONGEST_JITTER = Duration.ofDays(1);

    private final CronSchedule schedule;
    private final ZoneId zone;
    private final Duration jitter;
    private final String identity;

    /** @param identity what tells the trigger from every other one, in other workflows too */
    public Timetable(CronSchedule schedule, ZoneId zone, Duration jitter, String identity) {
        this.schedule = schedule;
        this.zone = zone;
        this.jitter = jitter.compareTo(LONGEST_JITTER) > 0 ? LONGEST_JITTER : jitter;
        this.identity = identity;
    }

    /**
     * An instant and the start that follows from it.
     *
     * @param at the instant of the schedule
     * @param start not before it
     */
    public record Due(Instant at, Instant start, Firing.Note note) {}

    /**
     * What starts in a stretch of time.
     *
     * @param dues by their start
     * @param end everything that starts up to it is among them
     */
    public record Span(List<Due> dues, Instant end) {
        public Span {
            dues = List.copyOf(dues);
        }
    }

    /** What starts in `(after, until]`; the span ends early when there are more than `limit` instants. */
    public Span between(Instant after, Instant until, int limit) {
        List<Due> found = new ArrayList<>();
        Instant end = until;
        int counted = 0;
        @Nullable Firing firing = schedule.next(after.minus(jitter), zone).orElse(null);
        while (firing != null && !firing.at().isAfter(until)) {
            if (firing.at().isAfter(after)) counted++;
            found.add(due(firing));
            if (counted >= limit) {
                end = firing.at();
                break;
            }
            firing = schedule.next(firing.at(), zone).orElse(null);
        }
        Instant last = end;
        found.removeIf(due -> !due.start().isAfter(after) || due.start().isAfter(last));
        found.sort(Comparator.comparing(Due::start).thenComparing(Due::at));
        return new Span(found, end);
    }

    /** What starts next, strictly after the given moment. */
    public Optional<Due> next(Instant after) {
        @Nullable Due best = null;
        @Nullable Firing firing = schedule.next(after.minus(jitter), zone).orElse(null);
        while (firing != null && (best == null || firing.at().isBefore(best.start()))) {
            Due due = due(firing);
            if (due.start().isAfter(after) && (best == null || due.start().isBefore(best.start()))) best = due;
            firing = schedule.next(firing.at(), zone).orElse(null);
        }
        return Optional.ofNullable(best);
    }

    /** The start that follows from an instant of the schedule. */
    public Due due(Firing firing) {
        return new Due(firing.at(), firing.at().plus(Jitter.offset(jitter, identity, firing.at())), firing.note());
    }
}
