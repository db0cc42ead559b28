package io.linkloom.cli.watch.shell;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.Page;
import io.linkloom.cli.watch.state.Action;
import io.linkloom.cli.watch.state.Happening;
import io.linkloom.cli.watch.state.Message;
import io.linkloom.client.ExecutionQuery;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LogQuery;
import io.linkloom.client.TriggerRequest;
import io.linkloom.client.WorkflowQuery;
import io.linkloom.model.filter.FilterHints;
import io.linkloom.model.filter.FilterMatch;
import io.linkloom.model.filter.FilterReading;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls the server, and says what became of it.
 *
 * @param namespace that everything is in; null: whatever the caller may see
 */
record Asker(LinkLoomClient client, @Nullable String namespace, InstantSource clock, ZoneId zone) {
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 5;
    private static final int ENOUGH = 100;
    private static final int LOG_TAIL = 500;
    private static final int WORKFLOWS = 500;

    /** Waits for the answer. Null for what asks nobody. */
    @Nullable
    Happening ask(Action action) {
        try {
            return switch (action) {
                case Action.ReadList(FilterReading filter) -> list(filter);
                case Action.ReadCounts read -> new Happening.Counted(client.status());
                case Action.ReadExecution(String id) -> new Happening.ExecutionRead(client.execution(id), true);
                case Action.ReadTally(String id) -> new Happening.ExecutionRead(client.execution(id), false);
                case Action.ReadTask(String id, String task) ->
                    new Happening.TaskRead(id, client.executions().task(id, task));
                case Action.ReadLog read -> log(read);
                case Action.ReadWhy(String id, String task) ->
                    new Happening.WhyRead(
                            task == null
                                    ? client.executions().explain(id)
                                    : client.executions().explain(id, task));
                case Action.ReadDigest(String id) ->
                    new Happening.DigestRead(client.executions().digest(id));
                case Action.ReadGraph(String workflow) ->
                    new Happening.GraphRead(workflow, client.workflows().graph(workflow));
                case Action.ReadWorkflows read ->
                    new Happening.WorkflowsRead(client.workflows()
                            .list(WorkflowQuery.newest(WORKFLOWS).inNamespace(namespace))
                            .items());
                case Action.Cancel(String id) -> {
                    client.cancel(id);
                    yield new Happening.Done(Message.good("cancelled", id), id);
                }
                case Action.Retry(String id) -> {
                    client.executions().rerunFailed(id);
                    yield new Happening.Done(Message.good("retried", id), id);
                }
                case Action.Run run -> run(run);
                case Action.Copy copy -> null;
                case Action.Redraw redraw -> null;
                case Action.Quit quit -> null;
            };
        } catch (LinkLoomException e) {
            return new Happening.Refused(action, Message.refusal(words(e)), e.status() == 404);
        }
    }

    private Happening run(Action.Run run) {
        TypedInputs inputs = TypedInputs.of(run.inputs());
        if (inputs.wrong() != null) return new Happening.Refused(run, Message.bad("bad-input", inputs.wrong()), false);
        ExecutionDetails started =
                client.trigger(TriggerRequest.of(run.workflow()).inputs(inputs.values()));
        return new Happening.Done(Message.good("started", run.workflow(), started.id()), started.id());
    }

    private Happening log(Action.ReadLog read) {
        LogQuery query = LogQuery.all().ofTask(read.task());
        LogQuery part = read.after() > 0 ? query.after(read.after()) : query.tail(LOG_TAIL);
        return new Happening.LogRead(
                read, client.executions().logs(read.execution(), part).items());
    }

    /** Page after page, until there are enough that match. */
    private Happening list(FilterReading filter) {
        FilterHints hints = FilterHints.of(filter.filter());
        FilterMatch match = new FilterMatch(filter.filter(), clock.instant(), zone);
        boolean allStates = hints.states().size() == ExecutionState.values().length;
        ExecutionQuery query = ExecutionQuery.newest(PAGE)
                .inNamespace(namespace == null ? hints.namespace() : namespace)
                .inState(allStates ? new ExecutionState[0] : hints.states().toArray(ExecutionState[]::new))
                .matching(hints.text());
        List<ExecutionSummary> found = new ArrayList<>();
        if (hints.states().isEmpty()) return new Happening.Listed(filter.line(), found, false);
        @Nullable String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page<ExecutionSummary> read = client.executions().list(query.after(next));
            found.addAll(read.items());
            next = read.nextCursor();
            if (next == null || found.stream().filter(match::test).count() >= ENOUGH) break;
        }
        return new Happening.Listed(filter.line(), found, next != null);
    }

    private static String words(LinkLoomException refusal) {
        String findings = refusal.errors().stream()
                .map(each -> (each.pointer().isEmpty() ? "" : each.pointer() + " ") + each.message())
                .collect(Collectors.joining("; "));
        return refusal.getMessage() + (findings.isEmpty() ? "" : ": " + findings);
    }
}
