package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.ScheduledInstant;
import io.linkloom.api.WorkflowDetails;
import io.linkloom.api.WorkflowVersion;
import io.linkloom.cli.calendar.Instants;
import io.linkloom.cli.document.DefinedSchedule;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.graph.DefinedGraph;
import io.linkloom.cli.graph.Paper;
import io.linkloom.cli.graph.TextGraph;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.client.ExecutionQuery;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom workflow describe ID`: what it is, its tasks, its last executions and when it starts next. */
@Command
public final class WorkflowDescribe extends OnWorkflow {
    private static final int RUNS = 5;

    private static final Columns<TaskDefinition> TASKS = Columns.of(WorkflowDescribe.class, TaskDefinition.class)
            .id("task", TaskDefinition::id)
            .column("type", task -> task.work().type())
            .column("dependsOn", task -> String.join(", ", task.dependsOn()))
            .column("work", task -> Described.work(task.work()))
            .wide("runIf", task -> task.runIf().name().toLowerCase(Locale.ROOT))
            .wide("attempts", task -> task.retry().maxAttempts())
            .wide("timeout", TaskDefinition::timeout);

    private static final Columns<ExecutionSummary> EXECUTIONS = Columns.of(
                    WorkflowDescribe.class, ExecutionSummary.class)
            .id("execution", ExecutionSummary::id)
            .column("state", ExecutionSummary::state)
            .column("createdAt", ExecutionSummary::createdAt)
            .column("duration", each -> Times.between(each.startedAt(), each.endedAt()))
            .column("trigger", ExecutionSummary::trigger)
            .column("error", each -> each.error() == null ? "" : each.error().message());

    @Option(names = "--revision", paramLabel = "N")
    private @Nullable Integer revision;

    @Option(names = "--graph")
    private boolean graph;

    @Option(names = "--next", paramLabel = "N")
    private int next = 3;

    public WorkflowDescribe(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        WorkflowDetails details = workflows().get(id);
        if (revision == null) {
            session.output().one(details, each -> name(), () -> sheet(details, details.source(), details.version()));
        } else {
            WorkflowVersion version = workflows().version(id, revision);
            String source = version.source() == null ? "" : version.source();
            session.output().one(version, each -> name(), () -> sheet(details, source, version.version()));
        }
        return ExitCode.OK;
    }

    private Sheet sheet(WorkflowDetails details, String source, int version) {
        Sheet sheet = new Sheet().title(details.id(), texts.text("describe.version", version));
        if (details.paused()) sheet.fact(texts.text("describe.triggers"), texts.text("triggers.paused"));
        if (version != details.version()) sheet.fact(texts.text("describe.newest"), details.version());
        sheet.fact(texts.text("describe.name"), details.name())
                .fact(texts.text("describe.description"), details.description())
                .fact(texts.text("describe.namespace"), details.namespace())
                .fact(texts.text("describe.labels"), details.labels().isEmpty() ? null : details.labels());
        @Nullable WorkflowDefinition definition = null;
        if (WorkflowReader.read(source) instanceof ReadResult.Valid valid) {
            definition = valid.definition();
            facts(sheet, definition);
        }
        sheet.fact(texts.text("describe.created"), details.createdAt())
                .fact(texts.text("describe.updated"), details.updatedAt());
        if (definition != null) sheet.rows(texts.text("describe.tasks"), TASKS, definition.tasks());
        if (definition != null && graph) sheet.text(drawing(source));
        return timely(sheet, details, definition);
    }

    private void facts(Sheet sheet, WorkflowDefinition definition) {
        Described described = new Described(texts);
        String triggers = definition.triggers().stream().map(described::trigger).collect(Collectors.joining("; "));
        sheet.fact(texts.text("describe.triggers"), triggers)
                .fact(texts.text("describe.inputs"), described.inputs(definition.inputs()))
                .fact(texts.text("describe.concurrency"), described.concurrency(definition.concurrency()))
                .fact(texts.text("describe.timeout"), definition.timeout())
                .fact(texts.text("describe.priority"), definition.priority() == 0 ? null : definition.priority());
    }

    private String drawing(String source) {
        ReadResult.Valid valid = (ReadResult.Valid) WorkflowReader.read(source);
        int columns = session.terminal().attached().out() ? session.terminal().width() : 120;
        Paper paper = new Paper(columns, session.output().style().ascii());
        return new TaskLabels(null, session.output().style())
                .painted(TextGraph.draw(DefinedGraph.of(valid.graph()), node -> node.id(), paper));
    }

    private Sheet timely(Sheet sheet, WorkflowDetails details, @Nullable WorkflowDefinition definition) {
        List<ExecutionSummary> runs = session.client()
                .executions()
                .list(ExecutionQuery.newest(RUNS).ofWorkflow(id()))
                .items();
        sheet.rows(texts.text("describe.executions"), EXECUTIONS, runs);
        if (definition == null || details.paused() || next < 1) return sheet;
        List<ScheduledInstant> coming =
                DefinedSchedule.next(definition, session.surroundings().clock().instant(), next);
        return sheet.rows(texts.text("describe.next"), new Instants(session).columns(), coming);
    }
}
