package io.linkloom.server.runner;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A log that remembers. */
public final class Lines implements LogSink {
    /** One remembered line. */
    public record Line(Stream stream, @Nullable Level level, String message) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    @Override
    public void line(Stream stream, @Nullable Level level, String message) {
        lines.add(new Line(stream, level, message));
    }

    public List<String> of(Stream stream) {
        return lines.stream().filter(line -> line.stream() == stream).map(Line::message).toList();
    }
}
