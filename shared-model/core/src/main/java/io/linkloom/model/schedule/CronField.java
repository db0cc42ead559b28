package io.linkloom.model.schedule;

import java.util.List;
import java.util.Locale;

/** The five fields of a cron expression, in their order. A set of values of one field is a `long`, one bit a value. */
enum CronField {
    MINUTE("minute", "хвилина", 0, 59, "0-59", List.of()),
    HOUR("hour", "година", 0, 23, "0-23", List.of()),
    DAY_OF_MONTH("day of month", "день місяця", 1, 31, "1-31", List.of()),
    MONTH(
            "month",
            "місяць",
            1,
            12,
            "1-12, JAN-DEC",
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** Sunday is 0 and also 7; in a set of values it is 0. */
    DAY_OF_WEEK(
            "day of week",
            "день тижня",
            0,
            6,
            "0-7, SUN-SAT",
            List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    static final int SUNDAY_AGAIN = 7;

    final String english;
    final String ukrainian;
    final int min;
    final int max;
    final String values;
    private final List<String> names;

    CronField(String english, String ukrainian, int min, int max, String values, List<String> names) {
        this.english = english;
        this.ukrainian = ukrainian;
        this.min = min;
        this.max = max;
        this.values = values;
        this.names = names;
    }

    int size() {
        return max - min + 1;
    }

    /** The largest number that may be written. */
    int writtenMax() {
        return this == DAY_OF_WEEK ? SUNDAY_AGAIN : max;
    }

    /** The value of a name in any case, or -1. */
    int named(String name) {
        int index = names.indexOf(name.toUpperCase(Locale.ROOT));
        return index < 0 ? -1 : index + min;
    }

    /** Every `step`-th value from `first` to `last`, both of which may be the Sunday that is written 7. */
    long bits(int first, int last, int step) {
        long bits = 0;
        for (int value = first; value <= last; value += step) bits |= 1L << value;
        boolean sundayAgain = this == DAY_OF_WEEK && (bits & 1L << SUNDAY_AGAIN) != 0;
        return sundayAgain ? bits & ~(1L << SUNDAY_AGAIN) | 1L : bits;
    }

    /** A range that runs backwards, as the two that were meant: `22-2` is `22-23,0-2`, `FRI-MON` is `5-7,1`. */
    String wrapped(int first, int last) {
        int restart = this == DAY_OF_WEEK ? 1 : min;
        String head = range(first, writtenMax());
        return last < restart ? head : head + "," + range(restart, last);
    }

    private static String range(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
