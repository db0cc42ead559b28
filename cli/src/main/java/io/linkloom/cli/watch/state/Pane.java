package io.linkloom.cli.watch.state;

/** The parts of the screen, in the order of the keys `1` to `4` and of Tab. */
public enum Pane {
    EXECUTIONS,
    TASKS,
    LOG,
    /** Of the task, or of the execution, that is selected. */
    DETAILS;

    Pane next() {
        return values()[(ordinal() + 1) % values().length];
    }

    Pane previous() {
        return values()[(ordinal() + values().length - 1) % values().length];
    }
}
