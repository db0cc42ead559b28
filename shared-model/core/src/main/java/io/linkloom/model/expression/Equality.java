package io.linkloom.model.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Equality as CEL has it, numbers by their value whatever their type; gives up on what is too large. One object for one comparison. */
final class Equality {
    private int left = 100_000;

    boolean same(Object a, Object b) {
        if (--left < 0) throw new CelInvalidArgumentException("values too large to compare");
        if (a instanceof Number x && b instanceof Number y) return number(x, y);
        if (a instanceof List<?> x && b instanceof List<?> y) return list(x, y);
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) return map(x, y);
        return a.equals(b);
    }

    private static boolean number(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) return x.longValue() == y.longValue();
        if (a instanceof Double x && b instanceof Double y) return x.doubleValue() == y.doubleValue();
        if (!Double.isFinite(a.doubleValue()) || !Double.isFinite(b.doubleValue())) return false;
        return exact(a).compareTo(exact(b)) == 0;
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case Long value -> BigDecimal.valueOf(value);
            case UnsignedLong value -> new BigDecimal(value.bigIntegerValue());
            default -> new BigDecimal(number.doubleValue());
        };
    }

    private boolean list(List<?> a, List<?> b) {
        if (a.size() != b.size()) return false;
        for (int i = 0; i < a.size(); i++) if (!same(a.get(i), b.get(i))) return false;
        return true;
    }

    private boolean map(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) return false;
        for (var entry : a.entrySet()) {
            Object other = b.get(entry.getKey());
            if (other == null || !same(entry.getValue(), other)) return false;
        }
        return true;
    }

    boolean in(Object item, List<?> list) {
        for (Object other : list) if (same(item, other)) return true;
        return false;
    }

    boolean key(Object key, Map<?, ?> map) {
        return map.containsKey(key) || (key instanceof Number && in(key, List.copyOf(map.keySet())));
    }
}
