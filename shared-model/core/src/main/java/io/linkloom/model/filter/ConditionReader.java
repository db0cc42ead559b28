package io.linkloom.model.filter;

import com.google.re2j.PatternSyntaxException;
import io.linkloom.api.ExecutionState;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.filter.Filter.Moment;
import io.linkloom.model.filter.Filter.Subject;
import io.linkloom.model.filter.Filter.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one typed condition of what is written, or says what is wrong with it. */
final class ConditionReader {
    /** Traits of the grammar that a list of executions has no answer to. */
    private static final Set<String> BEYOND = Set.of("stuck", "slow", "unresolved", "retried");

    private static final Map<String, ExecutionState> OTHER_NAMES = Map.of(
            "timeout", ExecutionState.TIMED_OUT,
            "canceled", ExecutionState.CANCELLED,
            "success", ExecutionState.SUCCEEDED,
            "failure", ExecutionState.FAILED);

    private final List<FilterProblem> problems;

    ConditionReader(List<FilterProblem> problems) {
        this.problems = problems;
    }

    /** Null exactly when a problem was added. */
    @Nullable
    Filter read(Condition condition) {
        String name = condition.field();
        boolean label = name.toLowerCase(Locale.ROOT).startsWith(Field.LABEL) && name.length() > Field.LABEL.length();
        if (label) return labelled(condition, name.substring(Field.LABEL.length()));
        Field field = Field.named(name);
        if (field == null) return unknownField(condition);
        return switch (field) {
            case STATUS -> each(condition, this::state);
            case IS -> each(condition, this::trait);
            case WORKFLOW -> says(condition, Subject.WORKFLOW);
            case NAMESPACE -> says(condition, Subject.NAMESPACE);
            case TRIGGER -> says(condition, Subject.TRIGGER);
            case ID -> says(condition, Subject.ID);
            case ERROR -> says(condition, Subject.ERROR);
            case TAG -> labelled(condition, null);
            case VERSION -> new RangeReader(problems).version(condition);
            case DURATION -> new RangeReader(problems).took(condition);
            case CREATED -> new RangeReader(problems).happened(condition, Moment.CREATED);
            case STARTED -> new RangeReader(problems).happened(condition, Moment.STARTED);
            case ENDED -> new RangeReader(problems).happened(condition, Moment.ENDED);
            case BEYOND -> beyond(condition.from(), condition.to(), name);
        };
    }

    private @Nullable Filter unknownField(Condition condition) {
        String name = condition.field();
        String near = Nearest.to(name, Field.allNames());
        String all =
                "status, workflow, ns, tag, label.<key>, trigger, created, started, ended, duration, error, rev, id, is";
        problem(
                condition.from(),
                condition.nameEnd(),
                "There is no field `" + name + "`; "
                        + (near == null ? "there are " + all : "did you mean `" + near + "`?"),
                "Немає поля `" + name + "`; " + (near == null ? "є " + all : "можливо, `" + near + "`?"));
        return null;
    }

    private @Nullable Filter beyond(int from, int to, String name) {
        problem(from, to, "A list of executions cannot tell `" + name + "`", "Перелік виконань не знає `" + name + "`");
        return null;
    }

    private @Nullable Filter says(Condition condition, Subject subject) {
        return each(condition, word -> {
            Wording wording = wording(condition.operator(), word);
            return wording == null ? null : new Filter.Says(subject, wording);
        });
    }

    private @Nullable Filter labelled(Condition condition, @Nullable String key) {
        return each(condition, word -> {
            Wording wording = wording(condition.operator(), word);
            return wording == null ? null : new Filter.Labelled(key, wording);
        });
    }

    private @Nullable Wording wording(Operator operator, Word word) {
        if (operator == Operator.MATCHES) {
            try {
                return Wording.Expression.regex(word.value());
            } catch (PatternSyntaxException e) {
                problem(
                        word.from(),
                        word.to(),
                        "This is no regular expression: " + e.getDescription(),
                        "Це не регулярний вираз: " + e.getDescription());
                return null;
            }
        }
        if (!word.quoted() && word.value().contains("*")) return Wording.Expression.wildcards(word.value());
        return operator == Operator.HAS ? new Wording.Part(word.value()) : new Wording.Whole(word.value());
    }

    private @Nullable Filter state(Word word) {
        String wanted = word.value().toLowerCase(Locale.ROOT).replace('-', '_');
        ExecutionState other = OTHER_NAMES.get(wanted);
        if (other != null) return new Filter.InState(Set.of(other));
        for (ExecutionState state : ExecutionState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(wanted)) return new Filter.InState(Set.of(state));
        }
        return unknownWord(word, lowerNames(ExecutionState.values()));
    }

    private @Nullable Filter trait(Word word) {
        String wanted = word.value().toLowerCase(Locale.ROOT);
        if (BEYOND.contains(wanted)) return beyond(word.from(), word.to(), "is:" + wanted);
        for (Trait trait : Trait.values()) {
            if (trait.name().toLowerCase(Locale.ROOT).equals(wanted)) return new Filter.Is(trait);
        }
        return unknownWord(word, lowerNames(Trait.values()));
    }

    private @Nullable Filter unknownWord(Word word, List<String> names) {
        String near = Nearest.to(word.value(), names);
        String all = String.join(", ", names);
        problem(
                word.from(),
                word.to(),
                "`" + word.value() + "` is none of " + all + (near == null ? "" : "; did you mean `" + near + "`?"),
                "`" + word.value() + "` не є одним із " + all + (near == null ? "" : "; можливо, `" + near + "`?"));
        return null;
    }

    private static List<String> lowerNames(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private interface Reading {
        /** Null when a problem was added. */
        @Nullable
        Filter of(Word word);
    }

    /** Any of the words, or none of them for `!=`. */
    private @Nullable Filter each(Condition condition, Reading read) {
        Operator operator = condition.operator();
        if (operator.compares()) {
            problem(
                    condition.nameEnd(),
                    condition.to(),
                    "`" + condition.field() + "` has no order; write `" + condition.field() + ":`",
                    "`" + condition.field() + "` не має порядку; напишіть `" + condition.field() + ":`");
            return null;
        }
        List<Filter> parts = new ArrayList<>();
        for (Word word : condition.words()) {
            Filter part = read.of(word);
            if (part == null) return null;
            parts.add(part);
        }
        Filter any = parts.size() == 1 ? parts.getFirst() : new Filter.Any(parts);
        return operator == Operator.DIFFERENT ? new Filter.Not(any) : any;
    }

    private void problem(int from, int to, String english, String ukrainian) {
        problems.add(FilterProblem.of(from, to, english, ukrainian));
    }
}
