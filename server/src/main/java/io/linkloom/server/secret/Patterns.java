package io.linkloom.server.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds any of many byte patterns in one pass: four bytes choose the few patterns that can begin at a place. */
final class Patterns {
    /** A pattern has at least so many bytes. */
    static final int SHORTEST = 4;

    private static final int FILTER_BITS = 16;

    private final Map<Integer, byte[][]> byStart = new HashMap<>();
    private final long[] filter = new long[1 << (FILTER_BITS - 6)];
    private final boolean hasSpaces;

    Patterns(Collection<byte[]> patterns) {
        Map<Integer, List<byte[]>> groups = new HashMap<>();
        boolean spaces = false;
        for (byte[] pattern : patterns) {
            if (pattern.length < SHORTEST) continue;
            int start = start(pattern, 0);
            groups.computeIfAbsent(start, key -> new ArrayList<>()).add(pattern);
            filter[slot(start) >>> 6] |= 1L << slot(start);
            for (byte b : pattern) spaces |= b == ' ';
        }
        groups.forEach((start, group) -> {
            group.sort(
                    Comparator.comparingInt((byte[] pattern) -> pattern.length).reversed());
            byStart.put(start, group.toArray(new byte[0][]));
        });
        hasSpaces = spaces;
    }

    boolean isEmpty() {
        return byStart.isEmpty();
    }

    /** Whether a blank can belong to a pattern. */
    boolean hasSpaces() {
        return hasSpaces;
    }

    private static int start(byte[] text, int at) {
        return text[at] << 24 | (text[at + 1] & 0xff) << 16 | (text[at + 2] & 0xff) << 8 | text[at + 3] & 0xff;
    }

    private static int slot(int start) {
        return start * 0x9E3779B1 >>> 32 - FILTER_BITS;
    }

    /** Told of each place where a pattern stands, from left to right, not overlapping. */
    @FunctionalInterface
    interface Found {
        void at(int from, int to);
    }

    /**
     * Finds what stands in the text; of several at one place the longest.
     *
     * @return where a pattern begins that the end of the text cuts off; the length of the text when there is none
     */
    int find(byte[] text, Found found) {
        int open = text.length;
        int at = 0;
        while (at + SHORTEST <= text.length) {
            int start = start(text, at);
            int slot = slot(start);
            if ((filter[slot >>> 6] & 1L << slot) == 0) {
                at++;
                continue;
            }
            int length = 0;
            byte[][] candidates = byStart.get(start);
            if (candidates != null) {
                for (byte[] pattern : candidates) {
                    int rest = text.length - at;
                    if (pattern.length > rest) {
                        if (open == text.length && stands(pattern, text, at, rest)) open = at;
                    } else if (stands(pattern, text, at, pattern.length)) {
                        length = pattern.length;
                        break;
                    }
                }
            }
            if (length > 0) found.at(at, at + length);
            at += Math.max(1, length);
        }
        return open;
    }

    private static boolean stands(byte[] pattern, byte[] text, int at, int length) {
        return java.util.Arrays.equals(pattern, 0, length, text, at, at + length);
    }
}
