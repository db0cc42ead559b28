package io.linkloom.model.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between a field and its value; `:>` is the same as `>`. */
enum Operator {
    HAS(":"),
    EQUAL("="),
    DIFFERENT("!="),
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<"),
    MATCHES("~");

    private static final List<Operator> LONGEST_FIRST =
            List.of(DIFFERENT, AT_LEAST, AT_MOST, EQUAL, ABOVE, BELOW, MATCHES);

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    boolean compares() {
        return switch (this) {
            case ABOVE, BELOW, AT_LEAST, AT_MOST -> true;
            case HAS, EQUAL, DIFFERENT, MATCHES -> false;
        };
    }

    /** @param length how many characters it takes */
    record Found(Operator operator, int length) {}

    static @Nullable Found at(String line, int place) {
        int colon = line.startsWith(":", place) ? 1 : 0;
        for (Operator each : LONGEST_FIRST) {
            if (line.startsWith(each.sign, place + colon)) return new Found(each, colon + each.sign.length());
        }
        return colon == 1 ? new Found(HAS, 1) : null;
    }
}
