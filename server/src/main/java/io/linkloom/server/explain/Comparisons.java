package io.linkloom.server.explain;

import io.linkloom.api.Comparison;
import io.linkloom.api.TaskError;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts two executions side by side. */
public final class Comparisons {
    private static final int MAX_SHOWN = 10_000;

    private Comparisons() {}

    public static Comparison of(Execution a, Execution b) {
        List<Comparison.Task> tasks = new ArrayList<>();
        Comparison.Divergence first = null;
        for (String task : order(a, b)) {
            TaskRun inA = a.run(task, null);
            TaskRun inB = b.run(task, null);
            Comparison.Task both = task(task, inA, inB);
            tasks.add(both);
            if (first == null) first = divergence(both, inA, inB, isWait(b, task));
        }
        boolean sameWorkflow = a.header().workflow().equals(b.header().workflow())
                && a.header().namespace().equals(b.header().namespace());
        return new Comparison(
                side(a),
                side(b),
                sameWorkflow,
                sameWorkflow && a.header().version() == b.header().version(),
                differences(a.inputs(), b.inputs()),
                differences(a.outputs(), b.outputs()),
                tasks,
                first);
    }

    private static List<String> order(Execution a, Execution b) {
        return Stream.concat(topological(b), topological(a)).distinct().toList();
    }

    private static Stream<String> topological(Execution of) {
        int[] order = of.plan().graph().topologicalOrder();
        return java.util.Arrays.stream(order).mapToObj(i -> of.plan().task(i).id());
    }

    private static Comparison.Side side(Execution of) {
        var cause = of.cause();
        return new Comparison.Side(
                of.id(),
                of.header().workflow(),
                of.header().version(),
                of.header().namespace(),
                of.state(),
                of.header().trigger().type(),
                of.createdAt(),
                of.startedAt(),
                of.endedAt(),
                between(of.startedAt(), of.endedAt()),
                cause == null || !of.state().isEnded()
                        ? null
                        : new TaskError(cause.task(), cause.attempt(), cause.code(), cause.message()));
    }

    private static Comparison.Task task(String id, @Nullable TaskRun a, @Nullable TaskRun b) {
        boolean sameState = a != null && b != null && a.state() == b.state();
        boolean sameOutput = Objects.equals(output(a), output(b));
        return new Comparison.Task(id, run(id, a), run(id, b), sameState, sameOutput);
    }

    private static Comparison.@Nullable Run run(String id, @Nullable TaskRun of) {
        if (of == null) return null;
        TaskFailure why = of.output() == null ? of.failure() : null;
        TaskError error = why == null
                ? null
                : new TaskError(id, of.attempt() == 0 ? null : (Integer) of.attempt(), why.code(), why.message());
        return new Comparison.Run(
                of.state(), of.attempt(), of.startedAt(), of.endedAt(), between(of.startedAt(), of.endedAt()), error);
    }

    private static Comparison.@Nullable Divergence divergence(
            Comparison.Task both, @Nullable TaskRun a, @Nullable TaskRun b, boolean isWait) {
        Object stateOfA = a == null ? null : a.state().name();
        Object stateOfB = b == null ? null : b.state().name();
        if (a == null || b == null) return new Comparison.Divergence(both.task(), "ONLY_IN_ONE", stateOfA, stateOfB);
        if (!both.sameState()) return new Comparison.Divergence(both.task(), "STATE", stateOfA, stateOfB);
        // When a wait ended is never the same twice.
        if (both.sameOutput() || isWait) return null;
        return new Comparison.Divergence(both.task(), "OUTPUT", shown(a.output()), shown(b.output()));
    }

    private static boolean isWait(Execution of, String task) {
        int ordinal = of.plan().graph().ordinal(task);
        return ordinal >= 0 && of.plan().task(ordinal).work() instanceof TaskWork.Wait;
    }

    private static @Nullable Object shown(@Nullable Json json) {
        return json == null || json.length() > MAX_SHOWN ? null : json.value();
    }

    private static @Nullable Object output(@Nullable TaskRun of) {
        Json output = of == null ? null : of.output();
        return output == null ? null : output.value();
    }

    /** Members of two objects that are not equal. */
    static List<Comparison.Difference> differences(@Nullable Json a, @Nullable Json b) {
        Map<?, ?> inA = a != null && a.value() instanceof Map<?, ?> map ? map : Map.of();
        Map<?, ?> inB = b != null && b.value() instanceof Map<?, ?> map ? map : Map.of();
        Set<String> names = new TreeSet<>();
        inA.keySet().forEach(name -> names.add(String.valueOf(name)));
        inB.keySet().forEach(name -> names.add(String.valueOf(name)));
        List<Comparison.Difference> found = new ArrayList<>();
        for (String name : names) {
            boolean same =
                    inA.containsKey(name) == inB.containsKey(name) && Objects.equals(inA.get(name), inB.get(name));
            if (!same) found.add(new Comparison.Difference(name, inA.get(name), inB.get(name)));
        }
        return found;
    }

    /** Ids of tasks that two versions define differently, or that only one has. */
    static List<String> changedTasks(Plan before, Plan after) {
        if (before == after) return List.of();
        Set<String> changed = new TreeSet<>();
        for (var task : after.definition().tasks()) {
            int ordinal = before.graph().ordinal(task.id());
            if (ordinal < 0 || !before.task(ordinal).equals(task)) changed.add(task.id());
        }
        for (var task : before.definition().tasks()) if (after.graph().ordinal(task.id()) < 0) changed.add(task.id());
        return List.copyOf(changed);
    }

    /** ISO-8601; null when one of both is not known. */
    static @Nullable String between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toString();
    }
}
