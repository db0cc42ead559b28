package io.linkloom.model.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Unix cron expression and the instants at which it fires in a zone.
 *
 * <p>A schedule of fixed times (neither minute nor hour begins with `*`) fires once for every planned local time: at
 * its first occurrence where the clock is set back, and at the first instant after the gap where the clock is set
 * forward over it. Several times in one gap are one firing, and so are a skipped time and a planned one at the same
 * instant. Any other schedule means an interval and fires whenever the clock shows a due time: in both passes of an
 * hour that the clock repeats, and not for an hour that it skips. So a step of two hours follows the even hours of the
 * clock, and `* 3 * * *` does not fire on a day that has no hour 3.
 */
public final class CronSchedule {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final long DAYS_AHEAD = 41 * 366;

    private final String expression;
    private final CronFields fields;

    private CronSchedule(String expression, CronFields fields) {
        this.expression = expression;
        this.fields = fields;
    }

    /** Reads five fields, or a nickname from `@hourly` to `@yearly`. */
    public static CronSchedule parse(String expression) throws CronFormatException {
        return new CronSchedule(expression, CronParser.parse(expression));
    }

    /**
     * The first firing strictly after the given instant.
     *
     * @return empty when there is none in the next 41 years, or the instant is beyond the year 9999
     */
    public Optional<Firing> next(Instant after, ZoneId zone) {
        if (after.isAfter(LAST)) return Optional.empty();
        Instant from = after.isBefore(FIRST) ? FIRST : after;
        Instant horizon = from.plus(DAYS_AHEAD, ChronoUnit.DAYS);
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(from);
        LocalDateTime floor = firstCandidate(
                LocalDateTime.ofEpochSecond(from.getEpochSecond(), from.getNano(), offset), offset, rules);
        // From one change of the offset to the next; between them local time is plain arithmetic.
        while (from.isBefore(horizon)) {
            @Nullable LocalDateTime due = fields.firstFrom(floor);
            if (due == null) break;
            @Nullable ZoneOffsetTransition change = rules.nextTransition(from);
            Instant at = due.toInstant(offset);
            if (change == null || at.isBefore(change.getInstant()))
                return Optional.of(new Firing(at, note(due, offset, rules)));
            if (change.isGap() && !fields.starred() && due.isBefore(change.getDateTimeAfter())) {
                return Optional.of(afterGap(change));
            }
            from = change.getInstant();
            offset = change.getOffsetAfter();
            floor = floorAfter(change, floor);
        }
        return Optional.empty();
    }

    /** The firings of `[from, to)` in their order, at most `limit` of them. */
    public List<Firing> between(Instant from, Instant to, ZoneId zone, int limit) {
        List<Firing> firings = new ArrayList<>();
        Instant after = from.isAfter(FIRST) ? from.minusNanos(1) : FIRST;
        while (firings.size() < limit) {
            @Nullable Firing firing = next(after, zone).orElse(null);
            if (firing == null || !firing.at().isBefore(to)) break;
            firings.add(firing);
            after = firing.at();
        }
        return List.copyOf(firings);
    }

    /** The expression as it was written. */
    @Override
    public String toString() {
        return expression;
    }

    /** The least local time that may fire next; in the second pass of an overlap fixed times wait for its end. */
    private LocalDateTime firstCandidate(LocalDateTime now, ZoneOffset offset, ZoneRules rules) {
        LocalDateTime later = now.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        if (fields.starred()) return later;
        @Nullable ZoneOffsetTransition overlap = rules.getTransition(now);
        boolean secondPass = overlap != null && overlap.getOffsetAfter().equals(offset);
        return secondPass ? latest(later, overlap.getDateTimeBefore()) : later;
    }

    private LocalDateTime floorAfter(ZoneOffsetTransition change, LocalDateTime floor) {
        LocalDateTime after = change.getDateTimeAfter();
        return fields.starred() ? after : latest(floor, latest(change.getDateTimeBefore(), after));
    }

    private Firing afterGap(ZoneOffsetTransition gap) {
        boolean plannedAnyway = fields.matches(gap.getDateTimeAfter());
        return new Firing(gap.getInstant(), plannedAnyway ? Firing.Note.NONE : Firing.Note.SHIFTED_BY_GAP);
    }

    private static Firing.Note note(LocalDateTime due, ZoneOffset offset, ZoneRules rules) {
        @Nullable ZoneOffsetTransition overlap = rules.getTransition(due);
        if (overlap == null) return Firing.Note.NONE;
        return overlap.getOffsetBefore().equals(offset) ? Firing.Note.FIRST_OF_OVERLAP : Firing.Note.SECOND_OF_OVERLAP;
    }

    private static LocalDateTime latest(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
