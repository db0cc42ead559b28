package io.linkloom.examples.demo;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.api.TaskRunDetails;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** What came of an execution. */
final class Result {
    private static final JsonMapper JSON = new JsonMapper();

    private Result() {}

    static void show(ExecutionDetails execution, Screen screen) {
        screen.settle();
        Instant end = execution.endedAt() == null ? Instant.now() : execution.endedAt();
        screen.say("\n%s in %s, outputs:".formatted(execution.state(), Progress.time(execution.createdAt(), end, end)));
        for (TaskRunDetails task : execution.tasks()) {
            if (task.output() != null)
                screen.say("  %-14s  %s".formatted(task.id(), JSON.writeValueAsString(task.output())));
        }
        if (execution.outputs() != null && !execution.outputs().isEmpty()) {
            screen.say("  %-14s  %s".formatted("execution", JSON.writeValueAsString(execution.outputs())));
        }
        TaskError error = execution.error();
        if (error != null)
            screen.say("  first cause: %s, %s, %s".formatted(error.task(), error.code(), error.message()));
    }
}
