package io.linkloom.simulation.rehearsal;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to one execution, in virtual time.
 *
 * @param state RUNNING or QUEUED: it stands still, because nobody answers what it waits for
 * @param endedAt null when it stands still
 * @param outputs null unless SUCCEEDED
 * @param cause of its failure
 * @param tasks in the order of the document
 * @param criticalPath ids of the tasks that the end waited for, one after the other
 * @param beats everything in its order
 */
public record Story(
        String execution,
        WorkflowDefinition workflow,
        TriggerInfo trigger,
        ExecutionState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        Json inputs,
        @Nullable Json outputs,
        @Nullable ExecutionCause cause,
        List<TaskStory> tasks,
        List<String> criticalPath,
        List<Beat> beats) {
    public Story {
        tasks = List.copyOf(tasks);
        criticalPath = List.copyOf(criticalPath);
        beats = List.copyOf(beats);
    }

    /** From the start to the end, or to where it stands still. */
    public Duration length() {
        Instant last = endedAt != null
                ? endedAt
                : beats.isEmpty() ? startedAt : beats.getLast().at();
        return Duration.between(startedAt, last);
    }

    public TaskStory task(String id) {
        return tasks.stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Expected a task of " + workflow.id() + ", but got " + id));
    }

    /** What happened to one task and its items. */
    public List<Beat> beats(String task) {
        return beats.stream().filter(beat -> task.equals(beat.task())).toList();
    }
}
