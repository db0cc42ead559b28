package io.linkloom.model.yaml;

import java.util.List;

/**
 * Where an expression stands: that decides what it can see.
 *
 * @param task ordinal of the task; -1 outside of tasks
 * @param items whether `item` and `index` exist
 */
record Surroundings(Where where, int task, boolean items) {
    static final Surroundings DEFAULT = new Surroundings(Where.DEFAULT, -1, false);
    static final Surroundings OUTPUT = new Surroundings(Where.OUTPUT, -1, false);
    static final Surroundings STORY = new Surroundings(Where.STORY, -1, false);
    static final Surroundings TRIGGER = new Surroundings(Where.TRIGGER, -1, false);
    static final Surroundings EVENT_TRIGGER = new Surroundings(Where.EVENT_TRIGGER, -1, false);

    enum Where {
        DEFAULT,
        TRIGGER,
        EVENT_TRIGGER,
        CONDITION,
        TASK,
        TASK_WITH_SECRETS,
        OUTPUT,
        /** Over an execution that is over, in a test of its workflow. */
        STORY
    }

    static Surroundings condition(int task) {
        return new Surroundings(Where.CONDITION, task, false);
    }

    static Surroundings task(int task, boolean items) {
        return new Surroundings(Where.TASK, task, items);
    }

    /** Of `headers`, `body`, `env` and `auth`. */
    Surroundings withSecrets() {
        return new Surroundings(Where.TASK_WITH_SECRETS, task, items);
    }

    /** The top-level names that can be read here. */
    List<String> names() {
        return switch (where) {
            case DEFAULT -> List.of("trigger", "event", "workflow");
            case TRIGGER -> List.of("trigger", "workflow");
            case EVENT_TRIGGER -> List.of("event", "trigger", "workflow");
            case CONDITION, OUTPUT, STORY -> List.of("inputs", "tasks", "trigger", "event", "execution", "workflow");
            case TASK ->
                items
                        ? List.of("inputs", "tasks", "item", "index", "trigger", "event", "execution", "workflow")
                        : List.of("inputs", "tasks", "trigger", "event", "execution", "workflow");
            case TASK_WITH_SECRETS ->
                items
                        ? List.of(
                                "inputs",
                                "tasks",
                                "item",
                                "index",
                                "secrets",
                                "trigger",
                                "event",
                                "execution",
                                "workflow")
                        : List.of("inputs", "tasks", "secrets", "trigger", "event", "execution", "workflow");
        };
    }
}
