package io.linkloom.cli.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines with placeholders: `{exec}`, `{time}`, `{duration}`, `{n}`, `{word}`, `{any}` (the rest of a line or a part of it). `{exec:first}` keeps what
 * it found, for `${first}` later on. A line `...` stands for any number of lines. Two or more blanks stand for two or more.
 */
final class Expectation {
    private static final String ISO =
            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d)?";
    private static final String DISTANCE = "(?:\\d+[smhd] ago|in \\d+[smhd])";
    private static final Map<String, String> KINDS = Map.of(
            "exec", "exec-[0-9a-z]{20}",
            "time", "(?:" + ISO + "(?: \\(" + DISTANCE + "\\))?|" + DISTANCE + ")",
            "duration", "(?:PT[0-9.HMS]+|\\d+\\.\\d+s|\\d+s|\\d+[mhd]\\d\\d[smh]|\\d+ms)",
            "n", "\\d+",
            "word", "\\S+",
            "any", ".*");
    private static final Pattern PLACE = Pattern.compile("\\{(exec|time|duration|n|word|any)(?::([a-z]+))?}| {2,}");

    private Expectation() {}

    /** Whether the text is what is expected; puts what was found under its name into `found`. */
    static boolean matches(List<String> expected, String actual, Map<String, String> found) {
        StringBuilder pattern = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (String line : expected) {
            if (line.strip().equals("...")) pattern.append("(?:.*\n)*?");
            else pattern.append(line(line, names)).append('\n');
        }
        // A question that was answered ends without a line feed.
        String ended = actual.isEmpty() || actual.endsWith("\n") ? actual : actual.stripTrailing() + "\n";
        Matcher matcher = Pattern.compile(pattern.toString()).matcher(ended);
        if (!matcher.matches()) return false;
        for (String name : names) found.put(name, matcher.group(name));
        return true;
    }

    private static String line(String line, List<String> names) {
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(line.stripTrailing());
        int at = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(line.substring(at, place.start())));
            pattern.append(place.group(1) == null ? " {2,}" : placeholder(place.group(1), place.group(2), names));
            at = place.end();
        }
        return pattern.append(Pattern.quote(line.stripTrailing().substring(at))).toString();
    }

    private static String placeholder(String kind, @Nullable String name, List<String> names) {
        String pattern = KINDS.get(kind);
        if (name == null) return "(?:" + pattern + ")";
        names.add(name);
        return "(?<" + name + ">" + pattern + ")";
    }

    /** The line with placeholders instead of what differs from run to run. */
    static String loosened(String line) {
        return line.replaceAll("exec-[0-9a-z]{20}", "{exec}")
                .replaceAll(ISO + "(?: \\(" + DISTANCE + "\\))?", "{time}")
                .replaceAll("\\b" + DISTANCE, "{time}")
                .replaceAll("\\bPT[0-9.HMS]+", "{duration}")
                .replaceAll("(?<=\\s|^)\\d+\\.\\ds(?=\\s|$)", "{duration}");
    }
}
