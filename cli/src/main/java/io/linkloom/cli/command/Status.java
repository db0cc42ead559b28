package io.linkloom.cli.command;

import io.linkloom.api.BackendStatus;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.NextRun;
import io.linkloom.api.ServerStatus;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Repetition;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom status`: the server in one look. */
@Command
public final class Status implements Action {
    private static final Columns<ExecutionSummary> FAILURES = Columns.of(Status.class, ExecutionSummary.class)
            .id("id", ExecutionSummary::id)
            .column("workflow", ExecutionSummary::workflow)
            .column("state", ExecutionSummary::state)
            .column("endedAt", ExecutionSummary::endedAt)
            .column("error", each -> each.error() == null ? "" : each.error().message());

    private static final Columns<NextRun> NEXT = Columns.of(Status.class, NextRun.class)
            .id("workflow", NextRun::workflow)
            .column("at", NextRun::at)
            .column("trigger", NextRun::trigger)
            .column("timezone", NextRun::timezone);

    private static final Columns<BackendStatus> BACKENDS = Columns.of(Status.class, BackendStatus.class)
            .id("backend", BackendStatus::name)
            .column("state", BackendStatus::state)
            .column("used", each -> each.used() + "/" + each.limit())
            .column("waiting", BackendStatus::waiting)
            .column("why", BackendStatus::why);

    @Option(names = "--check")
    private boolean check;

    @Option(names = "--watch")
    private boolean watch;

    @Option(names = "--every", paramLabel = "TIME")
    private Duration every = Duration.ofSeconds(2);

    private final Session session;
    private final Texts texts;

    public Status(Session session) {
        this.session = session;
        this.texts = session.texts(Status.class);
    }

    @Override
    public ExitCode run() {
        if (watch) {
            new Repetition(session, every).run(this::look);
            return ExitCode.OK;
        }
        return look();
    }

    private ExitCode look() {
        ServerStatus status = mine(session.client().status());
        List<String> attention = attention(status);
        session.output().one(status, each -> word(attention), () -> sheet(status, attention));
        return check && !attention.isEmpty() ? ExitCode.ATTENTION : ExitCode.OK;
    }

    /** Counts are of the whole server; lists are of the namespace that is set. */
    private ServerStatus mine(ServerStatus all) {
        @Nullable String namespace = session.namespace().orElse(null);
        if (namespace == null) return all;
        return new ServerStatus(
                all.executions(),
                all.lastFailures().stream()
                        .filter(each -> each.namespace().equals(namespace))
                        .toList(),
                all.deadLetters(),
                all.backends(),
                all.nodes(),
                all.nextRuns().stream()
                        .filter(each -> each.namespace().equals(namespace))
                        .toList());
    }

    /** What a person has to look at, in words. */
    private List<String> attention(ServerStatus status) {
        List<String> attention = new ArrayList<>();
        if (status.deadLetters() > 0) attention.add(texts.text("status.dead-letters", status.deadLetters()));
        for (BackendStatus each : status.backends())
            if (!each.state().equals(BackendStatus.UP))
                attention.add(texts.text("status.backend", each.name(), each.state()));
        return attention;
    }

    private static String word(List<String> attention) {
        return attention.isEmpty() ? "ok" : "attention";
    }

    private Sheet sheet(ServerStatus status, List<String> attention) {
        Sheet sheet = new Sheet().title(texts.text("status.title", session.server()));
        for (ExecutionState state : ExecutionState.values()) {
            long count = status.executions().getOrDefault(state, 0L);
            if (count > 0) sheet.fact(session.output().cell(state), count);
        }
        sheet.fact(
                texts.text("status.attention"),
                attention.isEmpty() ? texts.text("status.nothing") : String.join("; ", attention));
        return sheet.rows(texts.text("status.failures"), FAILURES, status.lastFailures())
                .rows(texts.text("status.next"), NEXT, status.nextRuns())
                .rows(texts.text("status.backends"), BACKENDS, status.backends());
    }
}
