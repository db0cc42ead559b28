package io.linkloom.model.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A text is not one JSON value; the message says what is wrong and, where known, at which line and column. */
public final class JsonFormatException extends Exception {
    private static final long serialVersionUID = 1;

    JsonFormatException(String message) {
        super(message);
    }

    static JsonFormatException of(JacksonException e) {
        @Nullable String text = e.getOriginalMessage();
        TokenStreamLocation at = e.getLocation();
        String what = text == null ? "not JSON" : text.lines().findFirst().orElse("not JSON");
        return new JsonFormatException(
                at == null || at.getLineNr() < 1
                        ? what
                        : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
    }
}
