package io.linkloom.cli.watch.state;

import io.linkloom.model.filter.FilterReading;
import org.jspecify.annotations.Nullable;

/** What the shell is to do; each of those that ask the server ends in a [Happening]. */
public sealed interface Action {
    record ReadList(FilterReading filter) implements Action {}

    record ReadCounts() implements Action {}

    record ReadExecution(String execution) implements Action {}

    /** As [ReadExecution], only for how far an execution is that is not selected. */
    record ReadTally(String execution) implements Action {}

    record ReadTask(String execution, String task) implements Action {}

    /**
     * @param task null: of the whole execution
     * @param after 0: the end of the log, whatever its length
     */
    record ReadLog(String execution, @Nullable String task, long after) implements Action {}

    /** @param task null: the whole execution */
    record ReadWhy(String execution, @Nullable String task) implements Action {}

    /** What became of an execution that has ended. */
    record ReadDigest(String execution) implements Action {}

    record ReadGraph(String workflow) implements Action {}

    record ReadWorkflows() implements Action {}

    record Cancel(String execution) implements Action {}

    record Retry(String execution) implements Action {}

    /** @param inputs as typed: `day=2026-01-02 limit=5` */
    record Run(String workflow, String inputs) implements Action {}

    /** Into the clipboard of who sits at the terminal. */
    record Copy(String text) implements Action {}

    /** Everything, whatever the terminal may show. */
    record Redraw() implements Action {}

    /** @param interrupted by Ctrl-C */
    record Quit(boolean interrupted) implements Action {}
}
