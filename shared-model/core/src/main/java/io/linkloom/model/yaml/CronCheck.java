package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a text is a Unix cron expression of five fields or a nickname. */
@FunctionalInterface
interface CronCheck {
    /** Null when it is one. */
    @Nullable Problem check(String expression);

    /** Checks the form and the ranges of every field. */
    CronCheck FORM = new Form();

    /** The check by form alone. */
    final class Form implements CronCheck {
        private static final Set<String> NICKNAMES =
                Set.of("@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually");
        private static final List<String> MONTHS =
                List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
        private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
        private static final int[][] RANGES = {{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}};
        private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

        @Override
        public @Nullable Problem check(String expression) {
            if (NICKNAMES.contains(expression)) return null;
            String[] fields = expression.strip().split("[ \t]+");
            if (fields.length != 5) return new Problem(1, Text.of(Phrase.CRON_FIELDS));
            int at = 0;
            for (int i = 0; i < 5; i++) {
                at = expression.indexOf(fields[i], at);
                if (!isField(fields[i], i)) return new Problem(at + 1, Text.of(Phrase.CRON_FIELD, fields[i], i + 1));
                at += fields[i].length();
            }
            return null;
        }

        private static boolean isField(String field, int index) {
            for (String part : field.split(",", -1)) if (!isPart(part, index)) return false;
            return true;
        }

        private static boolean isPart(String part, int index) {
            String[] step = part.split("/", -1);
            if (step.length > 2) return false;
            if (step.length == 2 && (!NUMBER.matcher(step[1]).matches() || Integer.parseInt(step[1]) == 0)) return false;
            if (step[0].equals("*")) return true;
            String[] range = step[0].split("-", -1);
            if (range.length > 2) return false;
            int from = number(range[0], index);
            int to = range.length == 2 ? number(range[1], index) : from;
            return from >= 0 && to >= from && (step.length == 1 || range.length == 2);
        }

        private static int number(String text, int index) {
            List<String> names = index == 3 ? MONTHS : index == 4 ? DAYS : List.of();
            int named = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (named >= 0) return index == 3 ? named + 1 : named;
            if (!NUMBER.matcher(text).matches()) return -1;
            int value = Integer.parseInt(text);
            return value >= RANGES[index][0] && value <= RANGES[index][1] ? value : -1;
        }
    }
}
