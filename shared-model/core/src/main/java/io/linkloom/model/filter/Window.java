package io.linkloom.model.filter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A part of time; where it lies can depend on when and where it is asked.
 *
 * @param from inclusive; null: since ever
 * @param to exclusive; null: for ever
 */
public record Window(@Nullable Point from, @Nullable Point to) {

    boolean contains(Instant time, Instant now, ZoneId zone) {
        return (from == null || !time.isBefore(from.at(now, zone))) && (to == null || time.isBefore(to.at(now, zone)));
    }

    /** A point in time that is written down, or counted from now. */
    public sealed interface Point {
        Instant at(Instant now, ZoneId zone);

        record Ago(Duration time) implements Point {
            @Override
            public Instant at(Instant now, ZoneId zone) {
                return now.minus(time);
            }
        }

        /** The beginning of the day that was so many days ago, or will be for a negative number. */
        record DaysAgo(int days) implements Point {
            @Override
            public Instant at(Instant now, ZoneId zone) {
                LocalDate day = now.atZone(zone).toLocalDate().minusDays(days);
                return day.atStartOfDay(zone).toInstant();
            }
        }

        record Local(LocalDateTime time) implements Point {
            @Override
            public Instant at(Instant now, ZoneId zone) {
                return time.atZone(zone).toInstant();
            }
        }

        record Exact(Instant time) implements Point {
            @Override
            public Instant at(Instant now, ZoneId zone) {
                return time;
            }
        }
    }
}
