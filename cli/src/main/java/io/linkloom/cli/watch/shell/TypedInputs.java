package io.linkloom.cli.watch.shell;

import io.linkloom.cli.value.InputValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * `day=2026-01-02 limit=5 name="a b"`.
 *
 * @param wrong the first part that is no input; null when there is none
 */
record TypedInputs(
        Map<String, @Nullable Object> values, @Nullable String wrong) {
    private static final Pattern PART = Pattern.compile(
            "\\s*(?:([A-Za-z_][A-Za-z0-9_-]*)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"]\\S*|)(?=\\s|$)|(\\S+))");

    static TypedInputs of(String line) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Matcher part = PART.matcher(line.strip());
        while (part.lookingAt() && part.end() > part.start()) {
            String name = part.group(1);
            if (name == null) return new TypedInputs(values, part.group(3));
            values.put(name, InputValue.of(part.group(2)));
            part.region(part.end(), part.regionEnd());
        }
        return new TypedInputs(values, null);
    }
}
