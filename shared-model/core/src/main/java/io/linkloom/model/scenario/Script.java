package io.linkloom.model.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the tasks of a workflow behave.
 *
 * @param tasks by id; a task that is not in it behaves as tasks of its type usually do
 */
public record Script(Map<String, TaskScript> tasks) {
    /** Everything goes as it usually does. */
    public static final Script TYPICAL = new Script(Map.of());

    public Script {
        tasks = Map.copyOf(tasks);
    }

    public TaskScript of(String task) {
        return tasks.getOrDefault(task, TaskScript.TYPICAL);
    }

    /** These, and of those only what these do not say. */
    public Script over(Script others) {
        Map<String, TaskScript> all = new LinkedHashMap<>(others.tasks);
        all.putAll(tasks);
        return new Script(all);
    }
}
