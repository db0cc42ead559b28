package io.linkloom.server.api;

import io.linkloom.model.diagnostic.Nearest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request. Unknown and repeated ones are refused: a filter that is misspelt must not show everything. */
final class Parameters {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String REPEATABLE = "label";

    private final Map<String, String[]> values;

    private Parameters(Map<String, String[]> values) {
        this.values = values;
    }

    static Parameters of(HttpServletRequest request, String... known) {
        Map<String, String[]> values = request.getParameterMap();
        List<String> names = List.of(known);
        values.forEach((name, texts) -> {
            if (!names.contains(name)) throw unknown(name, names);
            if (texts.length > 1 && !name.equals(REPEATABLE)) throw bad(name, String.join(",", texts), "once");
            for (String text : texts) if (text.indexOf('\0') >= 0) throw bad(name, text, "no-nul");
        });
        return new Parameters(values);
    }

    private static ApiProblem unknown(String name, List<String> names) {
        String nearest = Nearest.to(name, names);
        List<ApiProblem.Found> errors = nearest == null
                ? List.of()
                : List.of(locale -> new io.linkloom.api.Finding(
                        "",
                        null,
                        null,
                        Texts.of(locale, "hint.nearest", nearest).trim(),
                        nearest));
        String known = names.isEmpty() ? "-" : String.join(", ", names);
        return new ApiProblem(ProblemKind.UNKNOWN_PARAMETER, errors, name, known);
    }

    static ApiProblem bad(String name, String value, String expected, Object... arguments) {
        return new ApiProblem(ProblemKind.BAD_PARAMETER, name, value, Localized.of("expected." + expected, arguments));
    }

    /** Null when it is not given or empty. */
    @Nullable
    String text(String name) {
        String[] texts = values.get(name);
        return texts == null || texts[0].isEmpty() ? null : texts[0];
    }

    int integer(String name, int otherwise, int min, int max) {
        String text = text(name);
        if (text == null) return otherwise;
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) return value;
        } catch (NumberFormatException e) {
            throw bad(name, text, "limit", min, max);
        }
        throw bad(name, text, "limit", min, max);
    }

    /** Of a page: 1 to 500, 50 when nothing is said. */
    int limit() {
        return integer("limit", 50, 1, 500);
    }

    @Nullable
    Integer integerOrNull(String name, int max) {
        return text(name) == null ? null : (Integer) integer(name, 0, 0, max);
    }

    long number(String name, long otherwise) {
        String text = text(name);
        if (text == null) return otherwise;
        try {
            long value = Long.parseLong(text);
            if (value >= 0) return value;
        } catch (NumberFormatException e) {
            throw bad(name, text, "limit", 0, Long.MAX_VALUE);
        }
        throw bad(name, text, "limit", 0, Long.MAX_VALUE);
    }

    boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) return false;
        if (text.equals("true")) return true;
        throw bad(name, text, "flag");
    }

    @Nullable
    Boolean flagOrNull(String name) {
        return text(name) == null ? null : Boolean.valueOf(flag(name));
    }

    @Nullable
    Instant instant(String name) {
        String text = text(name);
        if (text == null) return null;
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) return instant;
        } catch (DateTimeException e) {
            throw bad(name, text, "instant");
        }
        throw bad(name, text, "instant");
    }

    /** Names of constants, separated by commas, in any case of letters. */
    <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        Set<E> chosen = EnumSet.noneOf(type);
        String text = text(name);
        if (text == null) return chosen;
        for (String part : text.split(",", -1)) {
            E found = null;
            for (E each : type.getEnumConstants()) if (each.name().equalsIgnoreCase(part.trim())) found = each;
            if (found == null) throw bad(name, part, "choice", Arrays.toString(type.getEnumConstants()));
            chosen.add(found);
        }
        return chosen;
    }

    /** Some of the words, separated by commas. */
    Set<String> words(String name, List<String> allowed) {
        Set<String> chosen = new TreeSet<>();
        String text = text(name);
        if (text == null) return chosen;
        for (String part : text.split(",", -1)) {
            String word = part.trim().toLowerCase(Locale.ROOT);
            if (!allowed.contains(word)) throw bad(name, part, "choice", allowed);
            chosen.add(word);
        }
        return chosen;
    }

    /** `label=key=value`, any number of times. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : values.getOrDefault(REPEATABLE, new String[0])) {
            int equals = label.indexOf('=');
            if (equals < 1) throw bad(REPEATABLE, label, "label");
            labels.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return labels;
    }
}
