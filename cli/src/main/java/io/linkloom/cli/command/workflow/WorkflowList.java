package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.WorkflowQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `loom workflow list`. */
@Command
public final class WorkflowList implements Action {
    @Option(names = "--filter", paramLabel = "TEXT")
    private @Nullable String filter;

    @Mixin
    private Paging paging = new Paging();

    private final Session session;
    private final Texts texts;

    public WorkflowList(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowList.class);
    }

    @Override
    public ExitCode run() {
        List<WorkflowSummary> workflows = paging.read(
                session, (limit, cursor) -> session.client().workflows().list(query(limit, cursor)));
        session.output().list(workflows, columns(), texts.text("none"));
        return ExitCode.OK;
    }

    private WorkflowQuery query(int limit, @Nullable String cursor) {
        String namespace = session.namespace().orElse(null);
        return new WorkflowQuery(namespace, Map.of(), List.of(), filter, limit, cursor);
    }

    private Columns<WorkflowSummary> columns() {
        return Columns.of(WorkflowList.class, WorkflowSummary.class)
                .id("id", WorkflowSummary::id)
                .column("namespace", WorkflowSummary::namespace)
                .column("version", WorkflowSummary::version)
                .column("lastState", WorkflowSummary::lastState)
                .column("nextRun", WorkflowSummary::nextRun)
                .column("triggers", each -> texts.text(each.paused() ? "triggers.paused" : "triggers.on"))
                .wide("name", WorkflowSummary::name)
                .wide("labels", WorkflowSummary::labels)
                .wide("updatedAt", WorkflowSummary::updatedAt);
    }
}
