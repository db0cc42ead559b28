package io.linkloom.cli.command.execution;

import io.linkloom.api.LogLine;
import io.linkloom.api.Page;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Stream;
import io.linkloom.cli.session.Session;
import io.linkloom.client.LogQuery;
import io.linkloom.client.LogStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom execution logs EXECUTION`: what was logged, and with `--follow` what is. */
@Command
public final class ExecutionLogs extends OnExecution {
    private static final int AT_ONCE = 500;
    private static final Columns<LogLine> COLUMNS = Columns.of(ExecutionLogs.class, LogLine.class)
            .id("seq", LogLine::seq)
            .column("at", LogLine::at)
            .column("task", LogLine::task)
            .column("attempt", LogLine::attempt)
            .column("level", LogLine::level)
            .column("message", LogLine::message);

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Option(names = "--task", paramLabel = "TASK")
    private @Nullable String task;

    @Option(names = "--item", paramLabel = "INDEX")
    private @Nullable Integer item;

    @Option(names = "--attempt", paramLabel = "N")
    private @Nullable Integer attempt;

    @Option(names = "--grep", paramLabel = "TEXT")
    private @Nullable String part;

    @Option(names = "--tail", paramLabel = "N")
    private @Nullable Integer tail;

    @Option(names = "--timestamps")
    private boolean timestamps;

    @Option(names = "--no-prefix")
    private boolean bare;

    @Option(names = "--exit-status")
    private boolean exitStatus;

    public ExecutionLogs(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        LogPrinter printer = new LogPrinter(session.output(), timestamps, !bare);
        Stream<LogLine> lines = session.output().stream(COLUMNS, printer::line);
        LogQuery query = LogQuery.all()
                .ofTask(task)
                .ofItem(item)
                .ofAttempt(attempt)
                .matching(part)
                .tail(tail);
        long count = follow ? follow(id, query, lines) : read(id, query, lines);
        if (count == 0) session.output().message(texts.text("logs.none", id));
        return exitStatus ? ExitCode.ofEnd(executions().get(id).state()) : ExitCode.OK;
    }

    private long read(String id, LogQuery query, Stream<LogLine> lines) {
        long count = 0;
        LogQuery next = tail == null ? query.limit(AT_ONCE) : query;
        while (true) {
            Page<LogLine> page = executions().logs(id, next);
            List<LogLine> some = page.items();
            some.forEach(lines::next);
            count += some.size();
            if (some.isEmpty() || tail != null || page.nextCursor() == null) return count;
            next = next.after(some.getLast().seq());
        }
    }

    private long follow(String id, LogQuery query, Stream<LogLine> lines) {
        long count = 0;
        try (LogStream stream = executions().followLogs(id, query)) {
            for (LogLine line : stream) {
                lines.next(line);
                count++;
            }
        }
        return count;
    }
}
