package io.linkloom.model.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the attempts of a task go.
 *
 * @param attempts one after the other; the last one is that of all that follow, too; empty: typical ones
 * @param failureRate how likely an attempt that would succeed fails instead, 0 to 1
 * @param failure how it fails then
 * @param items of a fan-out: how the attempts of single items go, by index
 * @param child of a workflow task whose child is run: how the child's tasks behave; null: as they typically do
 */
public record TaskScript(
        List<AttemptScript> attempts,
        double failureRate,
        AttemptScript.Result.Fails failure,
        Map<Integer, TaskScript> items,
        @Nullable Script child) {

    /** As tasks of its type usually go. */
    public static final TaskScript TYPICAL =
            new TaskScript(List.of(), 0, new AttemptScript.Result.Fails(null, null, null, null), Map.of(), null);

    public TaskScript {
        attempts = List.copyOf(attempts);
        items = Map.copyOf(items);
    }

    /** Whether the child of a workflow task is not run but only said to have ended. */
    public boolean standsInForChild() {
        return !attempts.isEmpty() || failureRate > 0;
    }

    /** The script of one item, or this one where the item has none. */
    public TaskScript item(@Nullable Integer index) {
        return index == null ? this : items.getOrDefault(index, this);
    }

    /** @param number from 1; null: a typical one */
    public @Nullable AttemptScript attempt(int number) {
        if (attempts.isEmpty()) return null;
        return attempts.get(Math.min(number, attempts.size()) - 1);
    }
}
