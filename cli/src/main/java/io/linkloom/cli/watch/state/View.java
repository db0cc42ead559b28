package io.linkloom.cli.watch.state;

import io.linkloom.model.filter.FilterReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks at.
 *
 * @param pane that takes the keys
 * @param execution id of the selected one; null: none
 * @param task id of the selected task of it; null: none
 * @param logTask whose log is shown; null: of the whole execution
 * @param back lines of the log that lie below what is shown; 0: its end
 * @param detailsTop lines of the details that were scrolled away
 * @param filter sound
 * @param history filters that were used, the newest first
 */
public record View(
        Pane pane,
        @Nullable String execution,
        @Nullable String task,
        @Nullable String logTask,
        int back,
        int detailsTop,
        Sort sort,
        FilterReading filter,
        List<String> history) {
    static View of(FilterReading filter) {
        return new View(Pane.EXECUTIONS, null, null, null, 0, 0, Sort.NEWEST, filter, List.of());
    }

    /** Whether new lines of the log come into sight by themselves. */
    public boolean follows() {
        return back == 0;
    }

    View in(Pane anew) {
        return new View(anew, execution, task, logTask, back, detailsTop, sort, filter, history);
    }

    /** Another execution: what was looked at of the one before means nothing there. */
    View on(@Nullable String anew) {
        return new View(pane, anew, null, null, 0, 0, sort, filter, history);
    }

    View onTask(@Nullable String anew) {
        return new View(pane, execution, anew, logTask, back, 0, sort, filter, history);
    }

    View logOf(@Nullable String anew) {
        return new View(pane, execution, task, anew, 0, detailsTop, sort, filter, history);
    }

    View scrolled(int anew) {
        return new View(pane, execution, task, logTask, Math.max(0, anew), detailsTop, sort, filter, history);
    }

    View detailsFrom(int top) {
        return new View(pane, execution, task, logTask, back, Math.max(0, top), sort, filter, history);
    }

    View sorted(Sort anew) {
        return new View(pane, execution, task, logTask, back, detailsTop, anew, filter, history);
    }

    View filtered(FilterReading anew, List<String> used) {
        return new View(pane, execution, task, logTask, back, detailsTop, sort, anew, used);
    }
}
