package io.linkloom.server.runner.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes into lines of at most 16 KiB of UTF-8; what is not UTF-8 becomes replacement characters. */
final class LineSplitter {
    static final int MAX_LINE = 16 * 1024;

    private final byte[] line = new byte[MAX_LINE];
    private final Consumer<String> lines;
    private int length;

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Reads to the end; the last line needs no line break. */
    void readAll(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) take(buffer[i]);
            }
        } finally {
            if (length > 0) emit(length);
        }
    }

    private void take(byte b) {
        if (b == '\n') {
            emit(length);
            return;
        }
        if (length == MAX_LINE) emit(wholeCharacters());
        line[length++] = b;
    }

    /** How much of a full line ends with a whole character. */
    private int wholeCharacters() {
        int end = MAX_LINE;
        while (end > MAX_LINE - 4 && (line[end - 1] & 0xC0) == 0x80) end--;
        if (line[end - 1] >= 0) return MAX_LINE;
        int announced = (line[end - 1] & 0xE0) == 0xC0 ? 2 : (line[end - 1] & 0xF0) == 0xE0 ? 3 : 4;
        return end - 1 + announced <= MAX_LINE ? MAX_LINE : end - 1;
    }

    private void emit(int end) {
        boolean whole = end == length;
        int to = whole && end > 0 && line[end - 1] == '\r' ? end - 1 : end;
        lines.accept(new String(line, 0, to, StandardCharsets.UTF_8));
        System.arraycopy(line, end, line, 0, length - end);
        length -= end;
    }
}
