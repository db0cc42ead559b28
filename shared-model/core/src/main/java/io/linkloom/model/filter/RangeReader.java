package io.linkloom.model.filter;

import io.linkloom.model.filter.Filter.Moment;
import io.linkloom.model.schedule.DurationFormatException;
import io.linkloom.model.schedule.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conditions on what has an order: times, durations, versions. */
final class RangeReader {
    private final List<FilterProblem> problems;

    RangeReader(List<FilterProblem> problems) {
        this.problems = problems;
    }

    @Nullable
    Filter happened(Condition condition, Moment moment) {
        Ends<Window> ends = ends(condition, this::span);
        if (ends == null) return null;
        Window first = ends.first();
        Window last = ends.last();
        Window window = switch (condition.operator()) {
            case ABOVE -> new Window(first.to() == null ? first.from() : first.to(), null);
            case AT_LEAST -> new Window(first.from(), null);
            case BELOW -> new Window(null, first.from());
            case AT_MOST -> new Window(null, first.to() == null ? first.from() : first.to());
            case HAS, EQUAL, DIFFERENT, MATCHES ->
                new Window(first.from(), ends.range() && last.to() == null ? last.from() : last.to());
        };
        Filter filter = new Filter.Happened(moment, window);
        return condition.operator() == Operator.DIFFERENT ? new Filter.Not(filter) : filter;
    }

    @Nullable
    Filter took(Condition condition) {
        Ends<Duration> ends = ends(condition, this::duration);
        if (ends == null) return null;
        Duration first = ends.first();
        Filter filter = switch (condition.operator()) {
            case ABOVE -> new Filter.Took(first.plusMillis(1), null);
            case AT_LEAST -> new Filter.Took(first, null);
            case BELOW -> new Filter.Took(null, first);
            case AT_MOST -> new Filter.Took(null, first.plusMillis(1));
            case HAS, EQUAL, DIFFERENT, MATCHES ->
                new Filter.Took(first, ends.last().plusSeconds(1));
        };
        return condition.operator() == Operator.DIFFERENT ? new Filter.Not(filter) : filter;
    }

    @Nullable
    Filter version(Condition condition) {
        Ends<Long> ends = ends(condition, this::number);
        if (ends == null) return null;
        long first = ends.first();
        Filter filter = switch (condition.operator()) {
            case ABOVE -> new Filter.OfVersion(first + 1, Long.MAX_VALUE);
            case AT_LEAST -> new Filter.OfVersion(first, Long.MAX_VALUE);
            case BELOW -> new Filter.OfVersion(0, first - 1);
            case AT_MOST -> new Filter.OfVersion(0, first);
            case HAS, EQUAL, DIFFERENT, MATCHES -> new Filter.OfVersion(first, ends.last());
        };
        return condition.operator() == Operator.DIFFERENT ? new Filter.Not(filter) : filter;
    }

    /** The same value twice unless `a..b` is written. */
    private record Ends<T>(T first, T last, boolean range) {}

    private interface Reading<T> {
        /** Null when a problem was added. */
        @Nullable
        T of(Word word);
    }

    private <T> @Nullable Ends<T> ends(Condition condition, Reading<T> reading) {
        Word word = condition.words().getFirst();
        if (condition.operator() == Operator.MATCHES || condition.words().size() > 1) {
            problem(
                    condition.nameEnd(),
                    condition.to(),
                    "`" + condition.field() + "` takes one value, or a range `a..b`",
                    "`" + condition.field() + "` приймає одне значення або проміжок `a..b`");
            return null;
        }
        int dots = word.quoted() ? -1 : word.value().indexOf("..");
        if (dots < 0) {
            T value = reading.of(word);
            return value == null ? null : new Ends<>(value, value, false);
        }
        if (condition.operator().compares()) {
            problem(
                    condition.nameEnd(),
                    condition.to(),
                    "A range `a..b` stands after `:`",
                    "Проміжок `a..b` пишуть після `:`");
            return null;
        }
        int middle = word.from() + dots;
        T first = reading.of(new Word(word.value().substring(0, dots), false, word.from(), middle));
        T last = reading.of(new Word(word.value().substring(dots + 2), false, middle + 2, word.to()));
        return first == null || last == null ? null : new Ends<>(first, last, true);
    }

    private @Nullable Window span(Word word) {
        Window span = TimeWords.read(word.value());
        if (span == null)
            problem(
                    word.from(),
                    word.to(),
                    "`" + word.value()
                            + "` is no time; write `today`, `yesterday`, `-2h`, `2026-11-01` or `2026-11-01T10:00`",
                    "`" + word.value()
                            + "` не є часом; напишіть `today`, `yesterday`, `-2h`, `2026-11-01` або `2026-11-01T10:00`");
        return span;
    }

    private @Nullable Duration duration(Word word) {
        if (word.value().toLowerCase(Locale.ROOT).matches("\\d+(\\.\\d+)?x")) {
            problem(
                    word.from(),
                    word.to(),
                    "A list of executions does not know what is usual; write a duration such as `5m`",
                    "Перелік виконань не знає, що є звичним; напишіть тривалість, наприклад `5m`");
            return null;
        }
        try {
            return Durations.parse(word.value());
        } catch (DurationFormatException e) {
            problem(word.from(), word.to(), String.valueOf(e.getMessage()), e.ukrainian());
            return null;
        }
    }

    private @Nullable Long number(Word word) {
        if (word.value().matches("\\d{1,9}")) return Long.parseLong(word.value());
        problem(
                word.from(),
                word.to(),
                "`" + word.value() + "` is no whole number",
                "`" + word.value() + "` не є цілим числом");
        return null;
    }

    private void problem(int from, int to, String english, String ukrainian) {
        problems.add(FilterProblem.of(from, to, english, ukrainian));
    }
}
