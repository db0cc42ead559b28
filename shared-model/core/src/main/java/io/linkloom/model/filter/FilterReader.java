package io.linkloom.model.filter;

import io.linkloom.model.filter.Filter.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line by the grammar
 *
 * <pre>
 * query := or        or := and ("OR" and)*        and := term term*
 * term  := ["-" | "NOT "] ( "(" or ")" | field operator value | text )
 * value := word | "quoted" | a,b,c | a..b         a word may have *
 * </pre>
 */
final class FilterReader {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private final String line;
    private final List<FilterProblem> problems = new ArrayList<>();
    private int place;
    private int depth;

    FilterReader(String line) {
        this.line = line;
    }

    FilterReading read() {
        if (line.length() > LONGEST) {
            problem(
                    LONGEST,
                    line.length(),
                    "A filter has at most 1,000 characters",
                    "Фільтр має щонайбільше 1000 знаків");
            return new FilterReading(line, Filter.EVERYTHING, problems);
        }
        Filter filter = alternatives();
        while (!atEnd()) {
            problem(place, ++place, "Nothing was opened that `)` closes", "`)` нічого не закриває");
            alternatives();
        }
        return new FilterReading(line, filter, problems);
    }

    private Filter alternatives() {
        List<Filter> parts = new ArrayList<>();
        parts.add(together());
        while (takeWord("OR")) {
            int before = place;
            Filter next = together();
            if (next.equals(Filter.EVERYTHING) && problems.isEmpty())
                problem(before - 2, before, "Something has to follow `OR`", "Після `OR` має щось бути");
            parts.add(next);
        }
        if (parts.size() > 1 && parts.getFirst().equals(Filter.EVERYTHING) && problems.isEmpty())
            problem(
                    0,
                    Math.max(1, line.indexOf("OR") + 2),
                    "Something has to stand before `OR`",
                    "Перед `OR` має щось бути");
        return parts.size() == 1 ? parts.getFirst() : new Filter.Any(parts);
    }

    private Filter together() {
        List<Filter> parts = new ArrayList<>();
        while (!atEnd() && line.charAt(place) != ')' && !sees("OR")) {
            Filter term = term();
            if (term != null) parts.add(term);
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.All(parts);
    }

    private @Nullable Filter term() {
        int start = place;
        boolean not = takeWord("NOT");
        if (!not && line.charAt(place) == '-') {
            not = true;
            place++;
        }
        if (atEnd() || place > start && line.charAt(start) == '-' && line.charAt(place) == ' ') {
            problem(start, place, "Something has to follow it", "Після цього має щось бути");
            return null;
        }
        Filter term = line.charAt(place) == '(' ? group() : condition();
        return term == null ? null : not ? new Filter.Not(term) : term;
    }

    private @Nullable Filter group() {
        int open = place++;
        if (++depth > DEEPEST) {
            problem(open, place, "This is nested too deeply", "Тут забагато дужок");
            place = line.length();
            return null;
        }
        Filter inner = alternatives();
        depth--;
        if (atEnd()) problem(open, open + 1, "`(` is not closed", "`(` не закрито");
        else place++;
        return inner;
    }

    private @Nullable Filter condition() {
        int start = place;
        Matcher name = NAME.matcher(line).region(place, line.length());
        if (name.lookingAt()) {
            Operator.Found found = Operator.at(line, name.end());
            if (found != null) {
                place = name.end() + found.length();
                List<Word> words = new Words(line, place, problems).read();
                place = words.isEmpty() ? place : words.getLast().to();
                if (words.isEmpty()) {
                    problem(
                            start,
                            place,
                            "A value has to follow `" + name.group()
                                    + found.operator().sign() + "`",
                            "Після `" + name.group() + found.operator().sign() + "` має бути значення");
                    return null;
                }
                return new ConditionReader(problems).read(new Condition(start, name.group(), found.operator(), words));
            }
        }
        Word text = Words.text(line, place, problems);
        place = Math.max(text.to(), place + 1);
        return new Filter.Says(
                Subject.NAME,
                !text.quoted() && text.value().contains("*")
                        ? Wording.Expression.wildcards(text.value())
                        : new Wording.Part(text.value()));
    }

    private boolean atEnd() {
        while (place < line.length() && Character.isWhitespace(line.charAt(place))) place++;
        return place >= line.length();
    }

    private boolean sees(String word) {
        int end = place + word.length();
        return line.startsWith(word, place) && (end == line.length() || " \t()".indexOf(line.charAt(end)) >= 0);
    }

    private boolean takeWord(String word) {
        if (atEnd() || !sees(word)) return false;
        place += word.length();
        return true;
    }

    private void problem(int from, int to, String english, String ukrainian) {
        problems.add(FilterProblem.of(from, to, english, ukrainian));
    }
}
