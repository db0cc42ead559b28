package io.linkloom.server.secret;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Which parts of a text must not be seen, and whether its end may be the beginning of such a part. */
final class Spans {
    static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private final TreeMap<Integer, Integer> spans = new TreeMap<>();
    private int open;

    Spans(byte[] text, Patterns patterns) {
        this.text = text;
        open = patterns.find(text, this::add);
        for (Views.View view : Views.of(text, patterns.hasSpaces())) {
            int end = patterns.find(view.bytes(), (from, to) -> add(view.from()[from], view.to()[to - 1]));
            if (end < view.bytes().length) open = Math.min(open, view.from()[end]);
        }
    }

    private void add(int from, int to) {
        int start = from;
        int end = to;
        Map.Entry<Integer, Integer> near = spans.floorEntry(end);
        while (near != null && near.getValue() >= start) {
            start = Math.min(start, near.getKey());
            end = Math.max(end, near.getValue());
            spans.remove(near.getKey());
            near = spans.floorEntry(end);
        }
        spans.put(start, end);
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Where something may begin that goes on after the text; its length when nothing does. */
    int open() {
        return open;
    }

    /** Where the span begins that reaches over this boundary; -1 when none does. */
    int startOver(int boundary) {
        Map.Entry<Integer, Integer> span = spans.lowerEntry(boundary);
        return span == null || span.getValue() <= boundary ? -1 : span.getKey();
    }

    /** A part of the text as it may be seen. */
    String masked(int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int at = from;
        for (Map.Entry<Integer, Integer> span : spans.entrySet()) {
            int start = Math.max(from, span.getKey());
            int end = Math.min(to, span.getValue());
            if (start >= end) continue;
            out.write(text, at, start - at);
            out.writeBytes(MASK);
            at = end;
        }
        out.write(text, at, to - at);
        return out.toString(StandardCharsets.UTF_8);
    }
}
