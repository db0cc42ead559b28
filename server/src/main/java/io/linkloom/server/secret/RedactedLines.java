package io.linkloom.server.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * Lines of one source on their way into a log. A line whose end may be the beginning of a secret waits for the next one: a secret that was cut into
 * several lines is struck out of all of them. Safe for several threads.
 *
 * @param <T> what belongs to a line besides its text
 */
public final class RedactedLines<T> {
    private final Redactor redactor;
    private final BiConsumer<T, String> lines;
    private final Deque<Held<T>> held = new ArrayDeque<>();
    private byte[] text = {};

    private record Held<T>(T about, int length) {}

    public RedactedLines(Redactor redactor, BiConsumer<T, String> lines) {
        this.redactor = redactor;
        this.lines = lines;
    }

    public synchronized void line(T about, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] all = bytes;
        if (!held.isEmpty()) {
            all = java.util.Arrays.copyOf(text, text.length + bytes.length);
            System.arraycopy(bytes, 0, all, text.length, bytes.length);
        }
        held.addLast(new Held<>(about, bytes.length));
        Spans spans = redactor.spans(all);
        release(all, spans, spans.open() < all.length ? held(spans) : Integer.MAX_VALUE);
    }

    /** Lines from here on wait: also those that share a secret with a line that waits. */
    private int held(Spans spans) {
        int before = spans.open();
        while (true) {
            int boundary = 0;
            for (Held<T> line : held) {
                if (boundary + line.length() > before) break;
                boundary += line.length();
            }
            int start = spans.startOver(boundary);
            if (start < 0) return before;
            before = start;
        }
    }

    /** Nothing comes any more. */
    public synchronized void flush() {
        if (!held.isEmpty()) release(text, redactor.spans(text), Integer.MAX_VALUE);
    }

    /** Lets go of the lines that end before the place. */
    private void release(byte[] all, Spans spans, int before) {
        int from = 0;
        while (!held.isEmpty()
                && (before == Integer.MAX_VALUE || from + held.getFirst().length() <= before)) {
            Held<T> line = held.removeFirst();
            lines.accept(line.about(), spans.masked(from, from + line.length()));
            from += line.length();
        }
        text = held.isEmpty() ? new byte[0] : java.util.Arrays.copyOfRange(all, from, all.length);
    }
}
