package io.linkloom.client.callback;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in a distributed trace; source: W3C Trace Context, `traceparent`.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param flags two hexadecimal digits
 */
public record TraceContext(String traceId, String spanId, String flags) {
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Goes on from a `traceparent`, by a span of its own; begins a trace that nobody keeps where there is none to go on from. */
    static TraceContext continuing(@Nullable String traceparent) {
        Matcher matcher = FORM.matcher(traceparent == null ? "" : traceparent);
        return matcher.matches()
                ? new TraceContext(matcher.group(1), hex(), matcher.group(3))
                : new TraceContext(hex() + hex(), hex(), "00");
    }

    /** For the calls that the work makes. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String hex() {
        return String.format("%016x", ThreadLocalRandom.current().nextLong() | 1);
    }
}
