package io.linkloom.server.secret;

import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Copies a JSON value token by token, without what must not be seen. */
final class RedactedJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(4 * Json.MAX_BYTES)
                    .maxNumberLength(1000)
                    .build())
            .build();
    private static final String MASK = "***";

    private final Redactor redactor;
    private boolean changed;
    private int keys;

    private RedactedJson(Redactor redactor) {
        this.redactor = redactor;
    }

    static Json of(Json json, Redactor redactor) {
        RedactedJson copy = new RedactedJson(redactor);
        try {
            byte[] bytes = copy.copy(json.utf8());
            // Parsed, so that two keys that have become the same are noticed here and not when somebody reads the
            // output.
            return copy.changed ? Json.parse(bytes) : json;
        } catch (JacksonException | JsonFormatException e) {
            return Json.of(MASK);
        }
    }

    private byte[] copy(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text);
                JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                @Nullable String seen = masked(token, parser);
                if (seen == null) generator.copyCurrentEventExact(parser);
                else if (token == JsonToken.PROPERTY_NAME) generator.writeName(seen + (keys++ == 0 ? "" : keys));
                else generator.writeString(seen);
            }
        }
        return out.toByteArray();
    }

    /** Null when the token may be seen as it is. */
    private @Nullable String masked(JsonToken token, JsonParser parser) {
        if (!token.isScalarValue() && token != JsonToken.PROPERTY_NAME) return null;
        String text = parser.getString();
        String seen = redactor.text(text);
        if (seen.equals(text)) return null;
        changed = true;
        return seen;
    }
}
