package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.state.Execution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks that the end waited for: the one that ended last, of those that it waited for the one that ended last, and so on. */
final class CriticalPath {
    private CriticalPath() {}

    /** Ordinals from first to last; empty when nothing has run to its end. */
    static List<Integer> of(Execution execution) {
        int[] all = new int[execution.plan().graph().size()];
        for (int i = 0; i < all.length; i++) all[i] = i;
        List<Integer> path = new ArrayList<>();
        for (int at = last(execution, all);
                at >= 0;
                at = last(execution, execution.plan().graph().upstream(at))) path.add(at);
        Collections.reverse(path);
        return path;
    }

    /** Of those that ran; of equal ones the one further down the graph, and then the first in the document. */
    private static int last(Execution execution, int[] tasks) {
        int last = -1;
        for (int task : tasks) {
            if (ended(execution, task) == null) continue;
            if (last < 0 || isLater(execution, task, last)) last = task;
        }
        return last;
    }

    private static boolean isLater(Execution execution, int task, int than) {
        int byEnd = compare(ended(execution, task), ended(execution, than));
        int byLevel = Integer.compare(
                execution.plan().graph().level(task), execution.plan().graph().level(than));
        return byEnd > 0 || byEnd == 0 && byLevel > 0;
    }

    private static int compare(@Nullable Instant a, @Nullable Instant b) {
        return a == null ? -1 : b == null ? 1 : a.compareTo(b);
    }

    private static @Nullable Instant ended(Execution execution, int task) {
        return execution.run(task).startedAt() == null
                ? null
                : execution.run(task).endedAt();
    }
}
