package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.WorkflowSchedule;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Paging;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.WorkflowQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `loom workflow list`. */
@Command
public final class WorkflowList implements Action {
    @Option(names = "--filter", paramLabel = "TEXT")
    private @Nullable String filter;

    @Option(names = "--label", paramLabel = "KEY=VALUE")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Option(names = "--state", paramLabel = "STATE", split = ",")
    private List<ExecutionState> states = new ArrayList<>();

    @Option(names = "--paused")
    private boolean paused;

    @Option(names = "--sort", paramLabel = "BY")
    private @Nullable Order order;

    @Mixin
    private Paging paging = new Paging();

    private final Session session;
    private final Texts texts;

    /** What `--sort` knows. */
    enum Order {
        NAME(Comparator.comparing(WorkflowSummary::id)),
        NEXT(Comparator.comparing(WorkflowSummary::nextRun, Comparator.nullsLast(Comparator.naturalOrder()))),
        UPDATED(Comparator.comparing(WorkflowSummary::updatedAt).reversed()),
        DURATION(Comparator.comparing(
                each -> LastRuns.of(each).median(), Comparator.nullsLast(Comparator.<Duration>reverseOrder())));

        private final Comparator<WorkflowSummary> comparator;

        Order(Comparator<WorkflowSummary> comparator) {
            this.comparator = comparator;
        }
    }

    public WorkflowList(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowList.class);
    }

    @Override
    public ExitCode run() {
        List<WorkflowSummary> workflows = order == null
                ? paging.read(
                        session, (limit, cursor) -> session.client().workflows().list(query(limit, cursor)))
                : paging.sorted(
                        session,
                        (limit, cursor) -> session.client().workflows().list(query(limit, cursor)),
                        order.comparator);
        session.output().list(workflows, columns(), texts.text("none"));
        if (workflows.isEmpty() && filter == null && labels.isEmpty() && states.isEmpty() && !paused)
            session.output().hint(texts.text("none.next"));
        return ExitCode.OK;
    }

    private WorkflowQuery query(int limit, @Nullable String cursor) {
        return new WorkflowQuery(
                session.namespace().orElse(null),
                labels,
                states,
                paused ? Boolean.TRUE : null,
                filter,
                showsRuns() || order == Order.DURATION ? LastRuns.COUNT : 0,
                limit,
                cursor);
    }

    /** Only tables show them, and they cost the server a look for each workflow. */
    private boolean showsRuns() {
        return switch (session.output().format()) {
            case TABLE, WIDE, CSV -> true;
            case NAME, JSON, JSONL, YAML -> false;
        };
    }

    private Columns<WorkflowSummary> columns() {
        return Columns.of(WorkflowList.class, WorkflowSummary.class)
                .id("id", each -> session.references().name(each.namespace(), each.id()))
                .column("schedules", WorkflowList::schedules)
                .column("nextRun", WorkflowSummary::nextRun)
                .column(
                        "recent",
                        each -> LastRuns.of(each).line(session.output().style().ascii()))
                .column("lastState", each -> each.paused() ? ExecutionState.PAUSED : each.lastState())
                .column("p50", each -> LastRuns.of(each).median())
                .wide("version", WorkflowSummary::version)
                .wide("name", WorkflowSummary::name)
                .wide("labels", WorkflowSummary::labels)
                .wide("updatedAt", WorkflowSummary::updatedAt);
    }

    private static String schedules(WorkflowSummary workflow) {
        return workflow.schedules().stream().map(WorkflowSchedule::schedule).collect(Collectors.joining(", "));
    }
}
