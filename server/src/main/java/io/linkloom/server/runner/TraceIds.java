package io.linkloom.server.runner;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The ids of W3C Trace Context: one trace for an execution, one span for an attempt. All follow from what the execution and the attempt are
 * called, so that whoever sends them and whoever reports them, before a restart or after it, means the same without asking.
 */
public final class TraceIds {
    private static final HexFormat HEX = HexFormat.of();

    private TraceIds() {}

    /** 32 hexadecimal digits, not all 0. */
    public static String trace(String execution) {
        long high = 0xcbf29ce484222325L;
        long low = 0x9e3779b97f4a7c15L;
        for (int i = 0; i < execution.length(); i++) {
            high = (high ^ execution.charAt(i)) * 0x100000001b3L;
            low = Long.rotateLeft(low ^ execution.charAt(i), 29) * 0xbf58476d1ce4e5b9L;
        }
        return HEX.toHexDigits(high ^ (high >>> 31)) + HEX.toHexDigits(low ^ (low >>> 33) | 1);
    }

    /** The span of an attempt: 16 hexadecimal digits, not all 0. `index`: item of a fan-out. */
    public static String attempt(String execution, String task, @Nullable Integer index, int attempt) {
        long hash = mix(mix(0x9e3779b97f4a7c15L, execution), task);
        hash = mix(hash, index == null ? -1 : index);
        return HEX.toHexDigits(mix(hash, attempt) | 1);
    }

    /** The span of an execution as a whole; `ending` counts how often it ended before, for it can be opened again. */
    public static String execution(String execution, int ending) {
        return HEX.toHexDigits(mix(mix(0xbf58476d1ce4e5b9L, execution), ending) | 1);
    }

    /** The header `traceparent` that an attempt carries. */
    public static String traceParent(AttemptContext attempt) {
        AttemptContext.Run run = attempt.run();
        String execution = attempt.execution().id();
        return "00-" + trace(execution) + '-' + attempt(execution, run.task(), run.index(), run.attempt()) + "-01";
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
        return mix(mixed, text.length());
    }

    private static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x94d049bb133111ebL;
        return (mixed ^ (mixed >>> 29)) * 0xbf58476d1ce4e5b9L ^ (mixed >>> 32);
    }
}
