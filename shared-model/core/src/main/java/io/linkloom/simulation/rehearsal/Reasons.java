package io.linkloom.simulation.rehearsal;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.RunConditions;
import io.linkloom.model.definition.RunIf;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a task did not run, or does not go on. */
final class Reasons {
    private static final int MOST = 5;

    private Reasons() {}

    /** Null when there is nothing to explain. */
    static @Nullable Text of(Execution execution, TaskRun run) {
        return switch (run.state()) {
            case SKIPPED -> skipped(execution, run);
            case UPSTREAM_FAILED -> Text.of(Phrase.BECAUSE_UPSTREAM, upstream(execution, run, true));
            case CANCELLED -> cancelled(execution);
            case PENDING, QUEUED, RUNNING, WAITING, RETRYING -> waiting(execution, run);
            case SUCCEEDED, DEAD -> null;
        };
    }

    private static Text skipped(Execution execution, TaskRun run) {
        TaskDefinition task = execution.plan().task(run.ordinal());
        boolean ran = RunConditions.of(execution, run.ordinal()) == RunConditions.Verdict.RUN;
        if (ran && task.when() != null)
            return Text.of(Phrase.BECAUSE_WHEN, task.when().source());
        return Text.of(
                Phrase.BECAUSE_RUN_IF,
                written(task.runIf()),
                upstream(execution, run, task.runIf() == RunIf.ALL_SUCCEEDED));
    }

    private static String written(Enum<?> value) {
        StringBuilder out = new StringBuilder();
        for (String word : value.name().toLowerCase(Locale.ROOT).split("_"))
            out.append(out.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        return out.toString();
    }

    private static String upstream(Execution execution, TaskRun run, boolean onlyBad) {
        List<String> states = new ArrayList<>();
        for (int up : execution.plan().graph().upstream(run.ordinal())) {
            TaskState state = execution.run(up).state();
            if (states.size() == MOST) return String.join(", ", states) + " …";
            if (!onlyBad || state != TaskState.SUCCEEDED)
                states.add(execution.plan().task(up).id() + " " + state);
        }
        return String.join(", ", states);
    }

    private static Text cancelled(Execution execution) {
        boolean late = execution.state() == ExecutionState.TIMED_OUT;
        return Text.of(late ? Phrase.BECAUSE_TIMED_OUT : Phrase.BECAUSE_FAIL_FAST);
    }

    private static @Nullable Text waiting(Execution execution, TaskRun run) {
        WaitReason reason = execution.waitReason(run);
        return reason == null ? null : Text.of(Phrase.BECAUSE_WAITS, reason);
    }
}
