package io.linkloom.client.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Plain values and records to JSON text. */
final class PlainWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private PlainWriter(JsonGenerator out) {
        this.out = out;
    }

    static String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new PlainWriter(out).value(value);
        } catch (JacksonException e) {
            throw new JsonException(e.getOriginalMessage(), e);
        }
        return text.toString();
    }

    private void value(@Nullable Object value) {
        if (value == null) out.writeNull();
        else if (value instanceof CharSequence text) out.writeString(text.toString());
        else if (value instanceof Boolean flag) out.writeBoolean(flag);
        else if (value instanceof Number number) number(number);
        else if (value instanceof Enum<?> constant) out.writeString(constant.name());
        else if (value instanceof Map<?, ?> map) map(map);
        else if (value instanceof Iterable<?> items) items(items);
        else if (value instanceof Object[] items) items(java.util.Arrays.asList(items));
        else if (value instanceof Optional<?> optional) value(optional.orElse(null));
        else if (value instanceof Record) record(value);
        else if (isText(value)) out.writeString(value.toString());
        else throw unknown(value);
    }

    private static boolean isText(Object value) {
        return value instanceof TemporalAccessor
                || value instanceof TemporalAmount
                || value instanceof ZoneId
                || value instanceof UUID
                || value instanceof URI
                || value instanceof Character;
    }

    private void number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            out.writeNumber(number.longValue());
        } else if (number instanceof BigInteger big) {
            out.writeNumber(big);
        } else if (number instanceof BigDecimal big) {
            out.writeNumber(big);
        } else if (number instanceof Float single && Float.isFinite(single)) {
            out.writeNumber(single.floatValue());
        } else if (number instanceof Double real && Double.isFinite(real)) {
            out.writeNumber(real.doubleValue());
        } else {
            throw unknown(number);
        }
    }

    private void map(Map<?, ?> map) {
        out.writeStartObject();
        map.forEach((key, item) -> {
            out.writeName(key instanceof Enum<?> constant ? constant.name() : String.valueOf(key));
            value(item);
        });
        out.writeEndObject();
    }

    private void items(Iterable<?> items) {
        out.writeStartArray();
        for (Object item : items) value(item);
        out.writeEndArray();
    }

    private void record(Object value) {
        out.writeStartObject();
        for (RecordShape.Component component : RecordShape.of(value.getClass()).components()) {
            out.writeName(component.name());
            value(component.of(value));
        }
        out.writeEndObject();
    }

    private static JsonException unknown(Object value) {
        String what = value instanceof Number
                ? "the number " + value
                : "a " + value.getClass().getName();
        return new JsonException(
                "Expected a plain JSON value, a record or a collection of them, but got " + what, null);
    }
}
