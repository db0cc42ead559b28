package io.linkloom.cli.value;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The value of `-p name=value`. */
public final class InputValue {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private InputValue() {}

    /** `5`, `true`, `null`, `[1]`, `{"a": 1}` and `"5"` are JSON; `2026-01-02` and `prod` are text. */
    public static @Nullable Object of(String text) {
        try {
            return text.isBlank() ? text : JSON.readValue(text, Object.class);
        } catch (JacksonException e) {
            return text;
        }
    }
}
