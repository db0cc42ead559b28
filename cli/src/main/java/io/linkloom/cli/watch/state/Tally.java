package io.linkloom.cli.watch.state;

import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far an execution is: the state of each of its tasks, by id. */
public record Tally(Map<String, TaskState> tasks) {
    public Tally {
        tasks = Map.copyOf(tasks);
    }

    /** It was asked for. */
    static final Tally AWAITED = new Tally(Map.of());

    static Tally of(List<TaskRunDetails> tasks) {
        Map<String, TaskState> states = new HashMap<>();
        for (TaskRunDetails task : tasks) states.put(task.id(), task.state());
        return new Tally(states);
    }

    Tally with(String task, TaskState state) {
        Map<String, TaskState> states = new HashMap<>(tasks);
        states.put(task, state);
        return new Tally(states);
    }

    public int done() {
        return (int) tasks.values().stream().filter(TaskState::isEnded).count();
    }

    public int all() {
        return tasks.size();
    }
}
