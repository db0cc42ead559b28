package io.linkloom.client.json;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single values: text, numbers, truth, and what is written as text. */
final class Scalars {
    private static final Map<Class<?>, Object> ZEROS = Map.of(
            int.class,
            0,
            long.class,
            0L,
            double.class,
            0.0,
            float.class,
            0f,
            short.class,
            (short) 0,
            byte.class,
            (byte) 0,
            char.class,
            '\0',
            boolean.class,
            false);

    private Scalars() {}

    /** What stands for nothing: zero for a primitive, null for all else. */
    static @Nullable Object zero(Class<?> type) {
        return ZEROS.get(type);
    }

    /** Null, or any exception, when it does not fit. */
    static @Nullable Object of(Object plain, Class<?> type) throws RuntimeException {
        if (type == String.class || type == CharSequence.class) return plain instanceof String ? plain : null;
        if (type == boolean.class || type == Boolean.class) return plain instanceof Boolean ? plain : null;
        if (plain instanceof Number number) return number(number, type);
        return plain instanceof String text ? text(text, type) : null;
    }

    private static @Nullable Object number(Number number, Class<?> type) {
        if (type == Number.class) return number;
        BigDecimal exact = new BigDecimal(number.toString());
        if (type == int.class || type == Integer.class) return exact.intValueExact();
        if (type == long.class || type == Long.class) return exact.longValueExact();
        if (type == double.class || type == Double.class) return number.doubleValue();
        if (type == float.class || type == Float.class) return number.floatValue();
        if (type == short.class || type == Short.class) return exact.shortValueExact();
        if (type == byte.class || type == Byte.class) return exact.byteValueExact();
        if (type == BigDecimal.class) return exact;
        return type == BigInteger.class ? exact.toBigIntegerExact() : null;
    }

    private static @Nullable Object text(String text, Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(text))
                    .findFirst()
                    .orElse(null);
        }
        if (type == UUID.class) return UUID.fromString(text);
        if (type == URI.class) return URI.create(text);
        if (type == BigDecimal.class) return new BigDecimal(text);
        boolean character = type == char.class || type == Character.class;
        if (character) return text.length() == 1 ? text.charAt(0) : null;
        return type.getName().startsWith("java.time.") ? time(text, type) : null;
    }

    /** All types of `java.time` that are written as text have such a method, or one that takes a name. */
    private static @Nullable Object time(String text, Class<?> type) {
        for (Method method : type.getMethods()) {
            boolean parses =
                    method.getName().equals("parse") || method.getName().equals("of");
            if (!parses || method.getParameterCount() != 1) continue;
            if (!method.getParameterTypes()[0].isAssignableFrom(String.class)) continue;
            try {
                return method.invoke(null, text);
            } catch (ReflectiveOperationException e) {
                return null;
            }
        }
        return null;
    }

    /** For messages. */
    static String describe(Class<?> type) {
        if (type.isEnum()) return "one of " + Arrays.toString(type.getEnumConstants());
        if (type == String.class) return "text";
        if (type.getName().startsWith("java.time.")) return "a " + type.getSimpleName() + " in ISO-8601";
        return "a " + type.getSimpleName();
    }
}
