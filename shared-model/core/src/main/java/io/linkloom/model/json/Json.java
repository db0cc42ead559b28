package io.linkloom.model.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON value as compact UTF-8 text, parsed on demand.
 *
 * <p>Numbers are carried digit by digit; only [#value] turns them into Java numbers. Two are equal when their values are.
 */
public final class Json {
    /** The longest value that an output may have, in bytes of compact UTF-8. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(4 * MAX_BYTES)
                            .maxNumberLength(1000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static final Json NULL = new Json("null".getBytes(StandardCharsets.UTF_8), null, true);
    public static final Json EMPTY_OBJECT = of(java.util.Map.of());
    public static final Json EMPTY_LIST = of(java.util.List.of());

    private final byte[] text;
    private @Nullable Object value;
    private volatile boolean parsed;

    private Json(byte[] text, @Nullable Object value, boolean parsed) {
        this.text = text;
        this.value = value;
        this.parsed = parsed;
    }

    /**
     * Reads JSON text; white space around and between tokens is dropped, everything else kept.
     *
     * @throws JsonFormatException when it is not exactly one JSON value, repeats a key, or is nested deeper than 200
     */
    public static Json parse(byte[] utf8) throws JsonFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length + 16);
        try (JsonParser parser = MAPPER.createParser(utf8);
                JsonGenerator generator = generator(out)) {
            if (parser.nextToken() == null) throw new JsonFormatException("there is no value");
            generator.copyCurrentStructureExact(parser);
            if (parser.nextToken() != null) throw new JsonFormatException("there is more after the value");
        } catch (JacksonException e) {
            throw JsonFormatException.of(e);
        }
        return new Json(out.toByteArray(), null, false);
    }

    static JsonGenerator generator(ByteArrayOutputStream out) {
        return MAPPER.createGenerator(out);
    }

    /** As [#parse(byte[])]. */
    public static Json parse(String text) throws JsonFormatException {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Text that this class wrote before, taken as it is: from the journal or a view row. */
    public static Json trusted(byte[] utf8) {
        return new Json(utf8, null, false);
    }

    /** A plain Java value: null, Boolean, number, String, List, array or Map with String keys, nested; also records and [Json] itself. */
    public static Json of(@Nullable Object value) {
        if (value == null) return NULL;
        return value instanceof Json json
                ? json
                : new Json(MAPPER.writeValueAsBytes(Values.finite(value)), null, false);
    }

    /** The value: null, Boolean, Long, Double, String, List or Map with String keys in their order. Unmodifiable by agreement. */
    public @Nullable Object value() {
        if (!parsed) {
            value = Values.normalize(MAPPER.readValue(text, Object.class));
            parsed = true;
        }
        return value;
    }

    public boolean isNull() {
        return Arrays.equals(text, NULL.text);
    }

    /** The compact UTF-8 text itself; not to be changed. */
    public byte[] utf8() {
        return text;
    }

    /** Length of the compact text in bytes. */
    public int length() {
        return text.length;
    }

    /** The text; inside another value, too, it is written as it stands. */
    @Override
    @JsonValue
    @JsonRawValue
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Json json && (Arrays.equals(text, json.text) || Objects.equals(value(), json.value()));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value());
    }
}
