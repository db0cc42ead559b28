package io.linkloom.server.api;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.Page;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TimelineEntry;
import io.linkloom.engine.event.Event;
import io.linkloom.server.history.Timeline;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.security.Caller;
import io.linkloom.server.view.Details;
import io.linkloom.server.view.ExecutionFilter;
import io.linkloom.server.view.ExecutionList;
import io.linkloom.server.view.ExecutionPage;
import io.linkloom.server.view.TaskRow;
import io.linkloom.server.view.UnavailableException;
import io.linkloom.server.view.ViewReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Executions: listed and read. */
@RestController
@RequestMapping(path = "/api/executions", produces = MediaType.APPLICATION_JSON_VALUE)
class ExecutionController {
    private final Executions executions;
    private final ExecutionList list;
    private final ViewReader views;
    private final Journal journal;

    ExecutionController(Executions executions, ExecutionList list, ViewReader views, Journal journal) {
        this.executions = executions;
        this.list = list;
        this.views = views;
        this.journal = journal;
    }

    @GetMapping
    Page<ExecutionSummary> list(HttpServletRequest request) {
        Parameters parameters = Parameters.of(
                request,
                "workflow",
                "namespace",
                "state",
                "trigger",
                "label",
                "since",
                "until",
                "q",
                "limit",
                "cursor");
        String workflow = parameters.text("workflow");
        WorkflowRef ref = workflow == null ? null : WorkflowRef.parse(workflow);
        if (workflow != null && ref == null) throw Parameters.bad("workflow", workflow, "workflow");
        boolean qualified = workflow != null && WorkflowRef.isQualified(workflow);
        var filter = new ExecutionFilter(
                qualified && ref != null ? ref.namespace() : parameters.text("namespace"),
                ref == null ? null : ref.id(),
                parameters.choices("state", ExecutionState.class),
                parameters.text("trigger"),
                parameters.labels(),
                parameters.instant("since"),
                parameters.instant("until"),
                parameters.text("q"),
                Caller.of(request).namespaces());
        Cursors.Cursor cursor = Cursors.decode(parameters.text("cursor"), 1);
        ExecutionPage.After after = cursor == null
                ? null
                : new ExecutionPage.After(cursor.at(), cursor.words().getFirst());
        ExecutionPage page = list.page(filter, after, parameters.limit());
        ExecutionPage.After next = page.next();
        return new Page<>(page.items(), next == null ? null : Cursors.encode(next.createdAt(), next.id()));
    }

    @GetMapping("/{id}")
    ExecutionDetails get(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        return executions.details(id, Caller.of(request));
    }

    @GetMapping("/{id}/tasks/{task}")
    TaskRunDetails task(@PathVariable String id, @PathVariable String task, HttpServletRequest request) {
        Integer index = Parameters.of(request, "index").integerOrNull("index", Integer.MAX_VALUE);
        Executions.Found found = executions.find(id, Caller.of(request));
        int ordinal = found.task(task);
        Details details = executions.describe(found, views.tasks(id));
        TaskRow itself = views.task(id, ordinal, TaskRow.NO_ITEM);
        if (index == null) return itself == null ? details.task(ordinal, true) : details.details(itself, true);
        requireItem(itself, task, index);
        return details.item(ordinal, index, views.task(id, ordinal, index), true);
    }

    private static void requireItem(@Nullable TaskRow parent, String task, int index) {
        if (index >= items(parent)) throw new ApiProblem(ProblemKind.ITEM_NOT_FOUND, task, index);
    }

    /** How many items the task has; 0 when it is no fan-out, or has not begun. */
    private static int items(@Nullable TaskRow parent) {
        Map<?, Integer> counts = parent == null ? null : parent.counts();
        return counts == null
                ? 0
                : counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @GetMapping("/{id}/tasks/{task}/items")
    Page<TaskRunDetails> items(@PathVariable String id, @PathVariable String task, HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, "limit", "cursor");
        Executions.Found found = executions.find(id, Caller.of(request));
        int ordinal = found.task(task);
        TaskRow parent = views.task(id, ordinal, TaskRow.NO_ITEM);
        int size = items(parent);
        Cursors.Cursor cursor = Cursors.decode(parameters.text("cursor"), 1);
        int from = cursor == null ? 0 : start(cursor.words().getFirst());
        int to = (int) Math.min(size, (long) from + parameters.limit());
        if (parent == null || from >= size) return new Page<>(List.of(), null);
        Map<Integer, TaskRow> rows = new HashMap<>();
        for (TaskRow row : views.items(id, ordinal, from, to)) rows.put(row.item(), row);
        Details details = executions.describe(found, List.of(parent));
        List<TaskRunDetails> items = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) items.add(details.item(ordinal, i, rows.get(i), false));
        return new Page<>(items, to < size ? Cursors.encode(found.row().createdAt(), Integer.toString(to)) : null);
    }

    private static int start(String word) {
        try {
            int from = Integer.parseInt(word);
            if (from >= 0) return from;
        } catch (NumberFormatException e) {
            throw new ApiProblem(ProblemKind.BAD_CURSOR);
        }
        throw new ApiProblem(ProblemKind.BAD_CURSOR);
    }

    @GetMapping("/{id}/timeline")
    Page<TimelineEntry> timeline(@PathVariable String id, HttpServletRequest request) {
        Parameters.of(request);
        Executions.Found found = executions.find(id, Caller.of(request));
        try {
            List<Event> events = journal.events(found.id());
            return new Page<>(events.isEmpty() ? List.of() : Timeline.of(events), null);
        } catch (JournalException e) {
            throw new UnavailableException("The journal could not be read", e);
        }
    }
}
