package io.linkloom.server.runner.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The `traceparent` header of W3C Trace Context: one trace for an execution, one span for an attempt. */
final class TraceParent {
    private TraceParent() {}

    static String of(String execution) {
        long high = 0xcbf29ce484222325L;
        long low = 0x9e3779b97f4a7c15L;
        for (int i = 0; i < execution.length(); i++) {
            high = (high ^ execution.charAt(i)) * 0x100000001b3L;
            low = Long.rotateLeft(low ^ execution.charAt(i), 29) * 0xbf58476d1ce4e5b9L;
        }
        HexFormat hex = HexFormat.of();
        long span = ThreadLocalRandom.current().nextLong() | 1;
        return new StringBuilder(55)
                .append("00-")
                .append(hex.toHexDigits(high ^ (high >>> 31)))
                .append(hex.toHexDigits(low ^ (low >>> 33) | 1))
                .append('-')
                .append(hex.toHexDigits(span))
                .append("-01")
                .toString();
    }
}
