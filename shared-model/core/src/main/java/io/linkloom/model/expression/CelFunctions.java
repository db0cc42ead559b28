package io.linkloom.model.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelFunctionBinding;
import io.linkloom.model.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The functions of CEL that could make a value grow without a bound, or compare one that did, with bounds. */
final class CelFunctions {
    private CelFunctions() {}

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("has_path", Object.class, List.class, CelFunctions::has),
                CelFunctionBinding.from("add_int64", Long.class, Long.class, CelFunctions::addWhole),
                CelFunctionBinding.from(
                        "add_uint64", UnsignedLong.class, UnsignedLong.class, CelFunctions::addUnsigned),
                CelFunctionBinding.from("add_double", Double.class, Double.class, Double::sum),
                CelFunctionBinding.from("add_string", String.class, String.class, CelFunctions::addText),
                CelFunctionBinding.from("add_bytes", CelByteString.class, CelByteString.class, CelFunctions::addBytes),
                CelFunctionBinding.from("add_list", List.class, List.class, GrowingList::concat),
                CelFunctionBinding.from("add_timestamp_duration", Instant.class, Duration.class, CelFunctions::later),
                CelFunctionBinding.from(
                        "add_duration_timestamp",
                        Duration.class,
                        Instant.class,
                        (length, instant) -> later(instant, length)),
                CelFunctionBinding.from("add_duration_duration", Duration.class, Duration.class, CelFunctions::longer),
                CelFunctionBinding.from("equals", Object.class, Object.class, (a, b) -> new Equality().same(a, b)),
                CelFunctionBinding.from("not_equals", Object.class, Object.class, (a, b) -> !new Equality().same(a, b)),
                CelFunctionBinding.from(
                        "in_list", Object.class, List.class, (item, list) -> new Equality().in(item, list)),
                CelFunctionBinding.from("in_map", Object.class, Map.class, (key, map) -> new Equality().key(key, map)));
    }

    private static boolean has(Object root, List<?> steps) {
        Object value = root;
        for (Object step : steps) {
            if (value instanceof List<?> list && step instanceof Long index) {
                if (index < 0 || index >= list.size()) return false;
                value = list.get(index.intValue());
            } else {
                if (!(value instanceof Map<?, ?> map) || !map.containsKey(step)) return false;
                value = map.get(step);
            }
            if (value == null || value instanceof NullValue) return false;
        }
        return true;
    }

    /** CEL's own exceptions only: for any other one its message would hold every argument, however large or secret. */
    private static Long addWhole(Long a, Long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) throw new CelNumericOverflowException("long overflow");
        return sum;
    }

    private static UnsignedLong addUnsigned(UnsignedLong a, UnsignedLong b) {
        UnsignedLong sum = a.plus(b);
        if (sum.compareTo(a) < 0) throw new CelNumericOverflowException("unsigned overflow");
        return sum;
    }

    private static Instant later(Instant instant, Duration length) {
        try {
            return instant.plus(length);
        } catch (ArithmeticException | DateTimeException e) {
            throw new CelNumericOverflowException("timestamp overflow");
        }
    }

    private static Duration longer(Duration a, Duration b) {
        try {
            return a.plus(b);
        } catch (ArithmeticException e) {
            throw new CelNumericOverflowException("duration overflow");
        }
    }

    private static String addText(String a, String b) {
        if (a.length() + b.length() > Json.MAX_BYTES)
            throw new CelInvalidArgumentException("a text of more than 1 MiB");
        return a + b;
    }

    private static CelByteString addBytes(CelByteString a, CelByteString b) {
        if (a.size() + b.size() > Json.MAX_BYTES) throw new CelInvalidArgumentException("more than 1 MiB of bytes");
        return a.concat(b);
    }
}
