package io.linkloom.model.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain scalar is, by the core schema of YAML 1.2: `yes` and `on` are strings, `012` is twelve. */
final class CoreSchema {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INT = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern RADIX = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final int LONGEST_NUMBER = 100;

    private CoreSchema() {}

    /** A number that no JSON number can hold. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Null, Boolean, Long, BigInteger, BigDecimal, or the text itself; `.inf` and `.nan` stay text, since JSON has none. */
    static @Nullable Object resolve(String text) throws TooLarge {
        if (NULLS.contains(text)) return null;
        if (TRUE.contains(text)) return true;
        if (FALSE.contains(text)) return false;
        char first = text.charAt(0);
        if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) return text;
        if (text.length() > LONGEST_NUMBER) {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) throw new TooLarge();
            return text;
        }
        if (INT.matcher(text).matches()) return whole(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
        if (RADIX.matcher(text).matches()) return whole(new BigInteger(text.substring(2), first(text)));
        return FLOAT.matcher(text).matches() ? real(text) : text;
    }

    private static int first(String text) {
        return text.charAt(1) == 'o' ? 8 : 16;
    }

    private static Object whole(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private static Object real(String text) throws TooLarge {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) throw new TooLarge();
        return value == 0 ? BigDecimal.ZERO : new BigDecimal(text);
    }
}
