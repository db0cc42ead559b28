package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.ExecutionQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `loom execution list`. */
@Command
public final class ExecutionList implements Action {
    private static final Columns<ExecutionSummary> COLUMNS = Columns.of(ExecutionList.class, ExecutionSummary.class)
            .id("id", ExecutionSummary::id)
            .column("workflow", ExecutionSummary::workflow)
            .column("state", ExecutionSummary::state)
            .column("createdAt", ExecutionSummary::createdAt)
            .column("duration", each -> Times.between(each.startedAt(), each.endedAt()))
            .column("trigger", ExecutionSummary::trigger)
            .column("error", each -> Errors.line(each.error()))
            .wide("namespace", ExecutionSummary::namespace)
            .wide("version", ExecutionSummary::version)
            .wide("waitReason", ExecutionSummary::waitReason)
            .wide("labels", ExecutionSummary::labels);

    @Option(names = "--workflow", paramLabel = "ID")
    private @Nullable String workflow;

    @Option(names = "--state", paramLabel = "STATE", split = ",")
    private List<ExecutionState> states = List.of();

    @Option(names = "--trigger", paramLabel = "KIND")
    private @Nullable String trigger;

    @Option(names = "--label", paramLabel = "KEY=VALUE")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--since", paramLabel = "TIME")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME")
    private @Nullable Instant until;

    @Option(names = "--filter", paramLabel = "TEXT")
    private @Nullable String part;

    @Mixin
    private Paging paging = new Paging();

    private final Session session;
    private final Texts texts;

    public ExecutionList(Session session) {
        this.session = session;
        this.texts = session.texts(ExecutionList.class);
    }

    @Override
    public ExitCode run() {
        List<ExecutionSummary> executions = paging.read(
                session, (limit, cursor) -> session.client().executions().list(query(limit, cursor)));
        session.output().list(executions, COLUMNS, texts.text("none"));
        return ExitCode.OK;
    }

    private ExecutionQuery query(int limit, @Nullable String cursor) {
        String named = workflow == null ? null : session.references().workflow(workflow);
        String namespace = named == null ? session.namespace().orElse(null) : null;
        return new ExecutionQuery(named, namespace, states, trigger, labels, since, until, part, limit, cursor);
    }
}
