package io.linkloom.model.schedule;

import static io.linkloom.model.schedule.CronField.DAY_OF_MONTH;
import static io.linkloom.model.schedule.CronField.DAY_OF_WEEK;
import static io.linkloom.model.schedule.CronField.HOUR;
import static io.linkloom.model.schedule.CronField.MINUTE;
import static io.linkloom.model.schedule.CronField.MONTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads five fields, or a nickname. A field is a list of `*`, `a`, or `a-b`, each with or without a step `/n`; `a/n` is
 * read as `a-max/n`. A name is as good as its number anywhere in the field that has names.
 */
final class CronParser {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final String EXAMPLE = "0 3 * * *";
    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private CronParser() {}

    static CronFields parse(String text) throws CronFormatException {
        List<Word> words = words(text);
        if (words.isEmpty()) throw new CronFormatException(CronProblem.EMPTY, 1);
        Word first = words.getFirst();
        if (!first.text.startsWith("@")) return fields(words);
        @Nullable String fields = NICKNAMES.get(first.text.toLowerCase(Locale.ROOT));
        if (fields == null || words.size() > 1) throw first.wrong(CronProblem.NICKNAME, text.strip());
        return fields(words(fields));
    }

    private static CronFields fields(List<Word> words) throws CronFormatException {
        if (words.size() != CronField.values().length) throw wrongCount(words);
        CronFields fields = new CronFields(
                bits(MINUTE, words.get(0)),
                bits(HOUR, words.get(1)),
                bits(DAY_OF_MONTH, words.get(2)),
                bits(MONTH, words.get(3)),
                bits(DAY_OF_WEEK, words.get(4)),
                !words.get(2).starred() && !words.get(4).starred(),
                words.get(0).starred() || words.get(1).starred());
        if (!fields.everFires()) throw words.get(2).wrong(CronProblem.NEVER);
        return fields;
    }

    /** More than five fields are mostly seconds before, or a year or a command after, five good ones: the hint. */
    private static CronFormatException wrongCount(List<Word> words) {
        int count = words.size();
        if (count < 5) return words.getLast().wrong(CronProblem.FIELD_COUNT, count, EXAMPLE);
        @Nullable String withoutSeconds = accepted(words.subList(1, 6));
        if (count <= 7 && withoutSeconds != null) {
            return words.getFirst().wrong(CronProblem.SECONDS, count, withoutSeconds);
        }
        @Nullable String firstFive = accepted(words.subList(0, 5));
        return words.get(5).wrong(CronProblem.FIELD_COUNT, count, firstFive == null ? EXAMPLE : firstFive);
    }

    private static @Nullable String accepted(List<Word> words) {
        String text =
                words.stream().map(Word::text).collect(Collectors.joining(" ")).replace('?', '*');
        try {
            fields(words(text));
            return text;
        } catch (CronFormatException e) {
            return null;
        }
    }

    private static long bits(CronField field, Word list) throws CronFormatException {
        if (list.text.equals("?")) throw list.wrong(CronProblem.QUESTION_MARK);
        long bits = 0;
        int from = 0;
        while (from <= list.text.length()) {
            int comma = list.text.indexOf(',', from);
            int to = comma < 0 ? list.text.length() : comma;
            if (from == to) throw list.part(from, to).wrong(CronProblem.NOT_A_VALUE, list.text, field, field.values);
            bits |= item(field, list.part(from, to));
            from = to + 1;
        }
        return bits;
    }

    private static long item(CronField field, Word item) throws CronFormatException {
        int slash = item.text.indexOf('/');
        Word range = slash < 0 ? item : item.part(0, slash);
        int step = slash < 0 ? 1 : step(field, item.part(slash + 1, item.text.length()));
        if (range.text.equals("*")) return field.bits(field.min, field.max, step);
        int dash = range.text.indexOf('-');
        int first = value(field, dash < 0 ? range : range.part(0, dash), item);
        if (dash < 0) return field.bits(first, slash < 0 ? first : Math.max(first, field.max), step);
        Word end = range.part(dash + 1, range.text.length());
        int last = value(field, end, item);
        // FRI-SUN: a week that ends with its Sunday.
        if (first > last && field == DAY_OF_WEEK && field.named(end.text) == 0) last = CronField.SUNDAY_AGAIN;
        if (first > last) throw range.wrong(CronProblem.BACKWARDS, range.text, field.wrapped(first, last));
        return field.bits(first, last, step);
    }

    private static int value(CronField field, Word word, Word item) throws CronFormatException {
        int named = field.named(word.text);
        if (named >= 0) return named;
        int number = number(word.text);
        if (number < 0) {
            String shown = word.text.isEmpty() ? item.text : word.text;
            throw word.wrong(CronProblem.NOT_A_VALUE, shown, field, field.values);
        }
        if (number < field.min || number > field.writtenMax()) {
            throw word.wrong(CronProblem.OUT_OF_RANGE, word.text, field, field.values);
        }
        return number;
    }

    private static int step(CronField field, Word word) throws CronFormatException {
        // A step longer than the field cannot mean what it says: */90 would not be every 90 minutes.
        int step = number(word.text);
        if (step < 1 || step > field.size()) throw word.wrong(CronProblem.STEP, word.text, field, field.size());
        return step;
    }

    /** The number that the digits write, -1 when they are no digits, and a very large one when they are too many. */
    private static int number(String text) {
        if (!DIGITS.matcher(text).matches()) return -1;
        return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(match -> new Word(match.group(), match.start() + 1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A piece of the text and the column at which it begins. */
    private record Word(String text, int column) {

        Word part(int from, int to) {
            return new Word(text.substring(from, to), column + from);
        }

        boolean starred() {
            return text.startsWith("*");
        }

        CronFormatException wrong(CronProblem problem, Object... details) {
            return new CronFormatException(problem, column, details);
        }
    }
}
