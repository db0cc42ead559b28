package io.linkloom.cli.command.workflow;

import io.linkloom.api.LogLine;
import io.linkloom.cli.command.execution.LogPrinter;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Stream;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Terminal;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LogQuery;
import io.linkloom.client.LogStream;
import java.time.Duration;

/** The log of an execution, printed while it is written by a thread of its own. */
final class FollowedLog implements AutoCloseable {
    private static final Duration LAST_LINES = Duration.ofSeconds(10);

    private static final Columns<LogLine> COLUMNS = Columns.of(FollowedLog.class, LogLine.class)
            .id("seq", LogLine::seq)
            .column("at", LogLine::at)
            .column("task", LogLine::task)
            .column("attempt", LogLine::attempt)
            .column("level", LogLine::level)
            .column("message", LogLine::message);

    private final LogStream stream;
    private final Thread printer;

    FollowedLog(Session session, String id) {
        LogPrinter people = new LogPrinter(session.output(), false, true);
        Stream<LogLine> lines = session.output().stream(COLUMNS, people::line);
        this.stream = session.client().executions().followLogs(id, LogQuery.all());
        this.printer = Thread.ofVirtual().start(() -> {
            try {
                for (LogLine line : stream) lines.next(line);
            } catch (LinkLoomException | Terminal.BrokenPipe over) {
                // The waiting goes on without it.
            }
        });
    }

    /** Once the execution has ended: waits for the last lines. */
    void finish() {
        try {
            printer.join(LAST_LINES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
