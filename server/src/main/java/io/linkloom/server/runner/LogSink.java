package io.linkloom.server.runner;

import org.jspecify.annotations.Nullable;

/** Where the lines of an attempt go. Safe for several threads; quick, for the work waits while a line is taken. */
@FunctionalInterface
public interface LogSink {

    /** Forgets everything. */
    LogSink NONE = (stream, level, message) -> {};

    /**
     * Takes one line.
     *
     * @param level null where the source knows none
     * @param message without a line break at its end
     */
    void line(Stream stream, @Nullable Level level, String message);

    /** A text as it may be shown. What is to be cut has to go through here before, or half of a secret might be left. */
    default String shown(String text) {
        return text;
    }

    /** Where a line came from. */
    enum Stream {
        STDOUT,
        STDERR,
        /** Link Loom itself. */
        SYSTEM
    }

    /** How much a line matters. */
    enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
