package io.linkloom.server.runner.shell;

import io.linkloom.server.runner.LogSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Carries what a process says into the log of its attempt, up to a limit; what is beyond it is read and dropped. */
final class OutputLog {
    static final long MAX_TOTAL = 10L << 20;

    private static final int TAIL = 5;

    private final LogSink sink;
    private final Deque<String> lastErrors = new ArrayDeque<>(TAIL);
    private final Thread stdout;
    private final Thread stderr;
    private long total;
    private boolean closed;

    OutputLog(LogSink sink, Process process, String name) {
        this.sink = sink;
        // Threads of the system: reading a pipe would hold the carrier of a virtual thread.
        stdout = Thread.ofPlatform()
                .daemon()
                .name(name + " stdout")
                .start(() -> pump(LogSink.Stream.STDOUT, process.getInputStream()));
        stderr = Thread.ofPlatform()
                .daemon()
                .name(name + " stderr")
                .start(() -> pump(LogSink.Stream.STDERR, process.getErrorStream()));
    }

    private void pump(LogSink.Stream stream, InputStream in) {
        try (in) {
            new LineSplitter(line -> take(stream, line)).readAll(in);
        } catch (IOException e) {
            // The process is gone, and its pipe with it.
        }
    }

    private synchronized void take(LogSink.Stream stream, String line) {
        if (closed || total > MAX_TOTAL) return;
        total += line.length() + 1L;
        if (total > MAX_TOTAL) {
            sink.line(LogSink.Stream.SYSTEM, LogSink.Level.WARN, "The log ends here: more than 10 MiB of output");
            return;
        }
        if (stream == LogSink.Stream.STDERR) {
            if (lastErrors.size() == TAIL) lastErrors.removeFirst();
            lastErrors.addLast(line);
        }
        sink.line(stream, null, line);
    }

    /** Waits a while for the end of both streams; whatever comes later is dropped. */
    void close(long patienceMillis) throws InterruptedException {
        try {
            stdout.join(patienceMillis);
            stderr.join(patienceMillis);
        } finally {
            synchronized (this) {
                closed = true;
            }
        }
    }

    /** The last lines of the error stream. */
    synchronized List<String> lastErrors() {
        return List.copyOf(lastErrors);
    }
}
