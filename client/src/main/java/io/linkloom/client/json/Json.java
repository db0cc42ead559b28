package io.linkloom.client.json;

import java.lang.reflect.Type;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON text, plain values and records, and the ways between them.
 *
 * <p>Plain values are what JSON has: null, booleans, strings, numbers (`Integer`, `Long`, `BigInteger` or `Double`, the
 * smallest that fits), lists, and maps by name that keep their order. Beside them can be read and written: records by the
 * names of their components, enums by name, the types of `java.time`, `UUID`, `URI`, `Optional`, collections, and maps
 * with keys of text or enums. Classes with setters are none of it: their application has its own mapper for them.
 */
public final class Json {
    private Json() {}

    /**
     * Plain values.
     *
     * @throws JsonException when it is no JSON, or something follows it
     */
    public static @Nullable Object read(byte[] json) {
        return PlainReader.read(json);
    }

    /**
     * A value of a type; members that the type does not have are left out, those that are missing are null or zero.
     *
     * @throws JsonException when it is no JSON, or does not fit
     */
    public static <T> @Nullable T read(byte[] json, Class<T> type) {
        return type.cast(convert(read(json), type));
    }

    /**
     * Plain values as a value of a type.
     *
     * @throws JsonException when they do not fit
     */
    public static @Nullable Object convert(@Nullable Object plain, Type type) {
        return Binding.bind(plain, Objects.requireNonNull(type));
    }

    /**
     * As JSON text on one line; components of records that are null are written as null.
     *
     * @throws JsonException when a value is of a type that JSON does not have
     */
    public static String write(@Nullable Object value) {
        return PlainWriter.write(value);
    }
}
