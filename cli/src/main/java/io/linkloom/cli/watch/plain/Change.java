package io.linkloom.cli.watch.plain;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.TaskState;
import io.linkloom.api.TimelineEntry;
import io.linkloom.cli.output.Columns;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change as it is printed; in JSON with these fields.
 *
 * @param type `execution`, `task`, `attempt` or `workflow`
 */
public record Change(
        String type,
        Instant at,
        @Nullable String execution,
        String workflow,
        String namespace,
        long seq,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String state,
        @Nullable String previous,
        @Nullable Double progress,
        @Nullable String message) {
    public static final Columns<Change> COLUMNS = Columns.of(Change.class, Change.class)
            .id("execution", Change::execution)
            .column("at", Change::at)
            .column("type", Change::type)
            .column("workflow", Change::workflow)
            .column("task", Change::task)
            .column("attempt", Change::attempt)
            .column("state", Change::state)
            .column("previous", Change::previous)
            .column("message", Change::message);

    /** One that was before; a state that no task can have is that of an attempt. */
    public static Change of(ExecutionDetails execution, TimelineEntry entry) {
        boolean ofTask =
                Arrays.stream(TaskState.values()).anyMatch(state -> state.name().equals(entry.state()));
        String type = entry.task() == null ? "execution" : ofTask ? "task" : "attempt";
        return new Change(
                type,
                entry.at(),
                execution.id(),
                execution.workflow(),
                execution.namespace(),
                entry.seq(),
                entry.task(),
                entry.index(),
                entry.attempt(),
                entry.state(),
                entry.previous(),
                null,
                null);
    }

    public static Change of(Enum<?> type, StreamEvent event) {
        return new Change(
                type.name().toLowerCase(Locale.ROOT),
                event.at(),
                event.execution(),
                event.workflow(),
                event.namespace(),
                event.seq(),
                event.task(),
                event.index(),
                event.attempt(),
                event.state(),
                event.previous(),
                event.progress(),
                event.message());
    }
}
