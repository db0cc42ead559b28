package io.linkloom.model.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The times of a local clock at which a schedule is due, as sets of bits; knows no zone.
 *
 * @param eitherDay both day fields are restricted: a day that fits one of them is enough
 * @param starred the minute or the hour begins with `*`: the schedule means an interval, not a time of day
 */
record CronFields(
        long minutes, long hours, long daysOfMonth, long months, long daysOfWeek, boolean eitherDay, boolean starred) {

    /** 29 February falls on a given weekday at least once in 40 years, also around 2100: nothing is rarer. */
    private static final int MONTHS_AHEAD = 12 * 41;

    private static final int NOTHING = 64;

    /** False for dates that no year has, such as 30 February. */
    boolean everFires() {
        return dayFrom(LocalDate.of(2000, 1, 1)) != null;
    }

    boolean matches(LocalDateTime time) {
        return time.equals(firstFrom(time));
    }

    /** The first due minute that is not before the given time; null for none within 41 years. */
    @Nullable
    LocalDateTime firstFrom(LocalDateTime time) {
        LocalDateTime from = time.truncatedTo(ChronoUnit.MINUTES);
        if (from.isBefore(time)) from = from.plusMinutes(1);
        LocalDate today = from.toLocalDate();
        @Nullable LocalDate day = dayFrom(today);
        if (today.equals(day)) {
            @Nullable LocalDateTime later = sameDay(from);
            if (later != null) return later;
            day = dayFrom(today.plusDays(1));
        }
        return day == null ? null : day.atTime(from(hours, 0), from(minutes, 0));
    }

    private @Nullable LocalDateTime sameDay(LocalDateTime from) {
        int hour = from.getHour();
        if ((hours & 1L << hour) != 0) {
            int minute = from(minutes, from.getMinute());
            if (minute != NOTHING) return from.withMinute(minute);
        }
        int later = from(hours, hour + 1);
        return later == NOTHING ? null : from.toLocalDate().atTime(later, from(minutes, 0));
    }

    private @Nullable LocalDate dayFrom(LocalDate date) {
        YearMonth month = YearMonth.from(date);
        int day = date.getDayOfMonth();
        for (int i = 0; i < MONTHS_AHEAD; i++) {
            int found = (months & 1L << month.getMonthValue()) == 0 ? NOTHING : from(days(month), day);
            if (found != NOTHING) return month.atDay(found);
            month = month.plusMonths(1);
            day = 1;
        }
        return null;
    }

    /** The due days of one month. */
    private long days(YearMonth month) {
        int weekday = month.atDay(1).getDayOfWeek().getValue() % 7;
        long week = (daysOfWeek >>> weekday | daysOfWeek << 7 - weekday) & 0x7F;
        long byWeekday = (week | week << 7 | week << 14 | week << 21 | week << 28) << 1;
        long all = (1L << month.lengthOfMonth() + 1) - 1;
        return all & (eitherDay ? daysOfMonth | byWeekday : daysOfMonth & byWeekday);
    }

    /** The smallest value of the set that is not below the given one, or `NOTHING`. */
    private static int from(long bits, int value) {
        return Long.numberOfTrailingZeros(bits & -1L << value);
    }
}
