package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskRunDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The execution that is selected.
 *
 * @param beats by task
 * @param task the selected task with its attempts; null until it was read
 */
public record Detail(
        ExecutionDetails execution,
        Map<String, Beat> beats,
        @Nullable TaskRunDetails task) {
    public Detail {
        beats = Map.copyOf(beats);
    }

    static Detail of(ExecutionDetails execution) {
        return new Detail(execution, Map.of(), null);
    }

    /** Read again; what was heard of running attempts stays. */
    Detail again(ExecutionDetails anew) {
        return new Detail(anew, beats, task);
    }

    Detail withBeat(String id, Beat beat) {
        Map<String, Beat> all = new HashMap<>(beats);
        all.put(id, beat);
        return new Detail(execution, all, task);
    }

    Detail withoutBeat(String id) {
        Map<String, Beat> all = new HashMap<>(beats);
        all.remove(id);
        return new Detail(execution, all, task);
    }

    Detail withTask(TaskRunDetails anew) {
        return new Detail(execution, beats, anew);
    }

    /** In the order of the document. */
    public List<TaskRunDetails> tasks() {
        return execution.tasks();
    }

    public @Nullable TaskRunDetails taskNamed(@Nullable String id) {
        for (TaskRunDetails each : tasks()) if (each.id().equals(id)) return each;
        return null;
    }
}
