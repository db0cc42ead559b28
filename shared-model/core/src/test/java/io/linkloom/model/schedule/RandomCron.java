package io.linkloom.model.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A random expression as text, and what it means as plain sets that were never parsed. */
record RandomCron(String text, Field minute, Field hour, Field dayOfMonth, Field month, Field dayOfWeek) {

    record Field(String text, Set<Integer> values) {
        boolean starred() {
            return text.startsWith("*");
        }
    }

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** Days are mostly free, so that a window of some days sees firings. */
    static RandomCron frequent(Random random) {
        return of(
                field(random, 0, 59, 40, List.of()),
                field(random, 0, 23, 40, List.of()),
                field(random, 1, 31, 70, List.of()),
                field(random, 1, 12, 85, MONTHS),
                field(random, 0, 7, 60, WEEKDAYS));
    }

    /** One time of the day, and few days. */
    static RandomCron rare(Random random) {
        return of(
                new Field("30", Set.of(30)),
                new Field("12", Set.of(12)),
                field(random, 1, 31, 20, List.of()),
                field(random, 1, 12, 20, MONTHS),
                field(random, 0, 7, 40, WEEKDAYS));
    }

    boolean fixed() {
        return !minute.starred() && !hour.starred();
    }

    boolean matches(LocalDateTime time) {
        return minute.values.contains(time.getMinute())
                && hour.values.contains(time.getHour())
                && matches(time.toLocalDate());
    }

    boolean matches(LocalDate date) {
        if (!month.values.contains(date.getMonthValue())) return false;
        boolean byDay = dayOfMonth.values.contains(date.getDayOfMonth());
        int number = date.getDayOfWeek().getValue();
        boolean byWeekday = dayOfWeek.values.contains(number) || number == 7 && dayOfWeek.values.contains(0);
        boolean bothRestricted = !dayOfMonth.starred() && !dayOfWeek.starred();
        return bothRestricted ? byDay || byWeekday : byDay && byWeekday;
    }

    private static RandomCron of(Field minute, Field hour, Field dayOfMonth, Field month, Field dayOfWeek) {
        String text = String.join(" ", minute.text, hour.text, dayOfMonth.text, month.text, dayOfWeek.text);
        return new RandomCron(text, minute, hour, dayOfMonth, month, dayOfWeek);
    }

    private static Field field(Random random, int min, int max, int percentStar, List<String> names) {
        if (random.nextInt(100) < percentStar) {
            int step = random.nextBoolean() ? 1 : 1 + random.nextInt(Math.min(max, 24) / 2 + 1);
            return new Field(step == 1 ? "*" : "*/" + step, stepped(min, max, step));
        }
        List<String> texts = new ArrayList<>();
        Set<Integer> values = new TreeSet<>();
        for (int items = 1 + random.nextInt(3); items > 0; items--) {
            int first = min + random.nextInt(max - min + 1);
            int last = first + random.nextInt(max - first + 1);
            int step = 1 + random.nextInt(5);
            String name = name(random, first, min, names);
            switch (random.nextInt(3)) {
                case 0 -> last = first;
                case 1 -> {
                    step = 1;
                    name += "-" + name(random, last, min, names);
                }
                default -> name += "-" + last + "/" + step;
            }
            texts.add(name);
            values.addAll(stepped(first, last, step));
        }
        return new Field(String.join(",", texts), values);
    }

    private static Set<Integer> stepped(int first, int last, int step) {
        Set<Integer> values = new TreeSet<>();
        for (int value = first; value <= last; value += step) values.add(value);
        return values;
    }

    private static String name(Random random, int value, int min, List<String> names) {
        int index = value - min;
        if (index >= names.size() || random.nextBoolean()) return Integer.toString(value);
        String name = names.get(index);
        return random.nextBoolean() ? name : name.toLowerCase(Locale.ROOT);
    }
}
