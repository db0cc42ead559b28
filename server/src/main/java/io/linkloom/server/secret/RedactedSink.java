package io.linkloom.server.secret;

import io.linkloom.server.runner.LogSink;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of an attempt without secrets; each stream by itself, so that lines of two of them do not run into each other. */
final class RedactedSink implements LogSink {
    private final Map<Stream, RedactedLines<About>> streams = new EnumMap<>(Stream.class);
    private final Redactor redactor;

    private record About(Stream stream, @Nullable Level level) {}

    RedactedSink(LogSink sink, Redactor redactor) {
        this.redactor = redactor;
        for (Stream stream : Stream.values()) {
            streams.put(
                    stream,
                    new RedactedLines<>(redactor, (about, text) -> sink.line(about.stream(), about.level(), text)));
        }
    }

    @Override
    public void line(Stream stream, @Nullable Level level, String message) {
        RedactedLines<About> lines = streams.get(stream);
        if (lines != null) lines.line(new About(stream, level), message);
    }

    @Override
    public String shown(String text) {
        return redactor.text(text);
    }

    /** The attempt is over. */
    void flush() {
        streams.values().forEach(RedactedLines::flush);
    }
}
