package io.linkloom.engine.state;

import io.linkloom.api.TaskState;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The items of a task that runs once for each of them.
 *
 * <p>Items come into being in order, when the first thing happens to them; until then they count as QUEUED.
 */
public final class FanOut {
    private final List<?> items;
    private final int ordinal;
    private final int attemptBase;
    private final List<TaskRun> runs = new ArrayList<>();
    private final TreeSet<Integer> again = new TreeSet<>();
    private final int[] counts = new int[TaskState.values().length];
    int ended;

    FanOut(int ordinal, Json items, int attemptBase) {
        this.ordinal = ordinal;
        this.items = (List<?>) java.util.Objects.requireNonNull(items.value());
        this.attemptBase = attemptBase;
        counts[TaskState.QUEUED.ordinal()] = this.items.size();
    }

    /** How many items there are; at least 1. */
    public int size() {
        return items.size();
    }

    /** The value of an item: plain Java, may be null. */
    public @Nullable Object item(int index) {
        return items.get(index);
    }

    /** How many items have come into being: those with an index below. */
    public int begun() {
        return runs.size();
    }

    /** How many items have begun and not ended; those that are to begin again are not among them. */
    public int open() {
        return runs.size() - ended - again.size();
    }

    /** The item that is to begin next: first those that are to begin again; -1 when there is none. */
    public int next() {
        if (!again.isEmpty()) return again.first();
        return runs.size() < items.size() ? runs.size() : -1;
    }

    /** Whether the item was reset and has not begun again. */
    public boolean isToBegin(int index) {
        return again.contains(index);
    }

    /** Whether every item has ended. */
    public boolean complete() {
        return ended == items.size();
    }

    /** The item's run, or null as long as nothing has happened to it. */
    public @Nullable TaskRun run(int index) {
        return index < runs.size() ? runs.get(index) : null;
    }

    /** How many items are in a state. */
    public int count(TaskState state) {
        return counts[state.ordinal()];
    }

    /** Items by state, without those states that no item is in. */
    public Map<TaskState, Integer> counts() {
        Map<TaskState, Integer> result = new EnumMap<>(TaskState.class);
        for (TaskState state : TaskState.values()) if (count(state) > 0) result.put(state, count(state));
        return result;
    }

    TaskRun runOrBegin(int index, Instant at) {
        if (index == runs.size()) runs.add(new TaskRun(ordinal, index, attemptBase, at));
        return runs.get(index);
    }

    void moved(int index, TaskState from, TaskState to) {
        if (from.isEnded() && to == TaskState.QUEUED) again.add(index);
        else again.remove(index);
        counts[from.ordinal()]--;
        counts[to.ordinal()]++;
        if (to.isEnded() && !from.isEnded()) ended++;
        if (from.isEnded() && !to.isEnded()) ended--;
    }

    /** Items that never began are cancelled with their task. */
    void cancelTheRest() {
        int never = items.size() - runs.size();
        counts[TaskState.QUEUED.ordinal()] -= never;
        counts[TaskState.CANCELLED.ordinal()] += never;
    }

    /** Items that never began are queued again. */
    void reopenTheRest() {
        int never = items.size() - runs.size();
        counts[TaskState.CANCELLED.ordinal()] -= Math.min(never, counts[TaskState.CANCELLED.ordinal()]);
        counts[TaskState.QUEUED.ordinal()] += never;
    }

    int lastAttempt() {
        return runs.stream().mapToInt(TaskRun::attempt).max().orElse(attemptBase);
    }
}
