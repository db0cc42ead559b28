package io.linkloom.model.scenario;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.Set;

/** One thing that has to be true once the story is over. */
public sealed interface Expectation {
    /** Where it is written. */
    Spot at();

    /** One that is about a single task. */
    sealed interface OfTask extends Expectation {
        String task();
    }

    /** RUNNING: it stands still, because nobody answers what it waits for. */
    record EndsIn(Spot at, ExecutionState state) implements Expectation {}

    /** From the start of the story to the end of the execution. */
    record Within(Spot at, Duration most) implements Expectation {}

    record Output(Spot at, String name, Json value) implements Expectation {}

    /** It failed, and this task was the first cause. */
    record Cause(Spot at, String task) implements OfTask {}

    /** The first one had ended before the first attempt of the second began. */
    record Order(Spot at, String task, String then) implements OfTask {}

    /** It never had an attempt. */
    record Never(Spot at, String task) implements OfTask {}

    /** These tasks, and no others, left dead letters: themselves or one of their items. */
    record DeadLetters(Spot at, Set<String> tasks) implements Expectation {
        public DeadLetters {
            tasks = Set.copyOf(tasks);
        }
    }

    /** An expression over the whole story. */
    record Holds(Spot at, Expression expression) implements Expectation {}

    /** The start is refused because of these inputs, and no others. */
    record Rejects(Spot at, Set<String> inputs) implements Expectation {
        public Rejects {
            inputs = Set.copyOf(inputs);
        }
    }

    /** Whether a trigger fires at all. */
    record Starts(Spot at, boolean starts) implements Expectation {}

    record TaskEndsIn(Spot at, String task, TaskState state) implements OfTask {}

    /** Of a fan-out: of all its items together. */
    record TaskAttempts(Spot at, String task, int attempts) implements OfTask {}

    record TaskOutput(Spot at, String task, Json value) implements OfTask {}

    /** The code of its last failure. */
    record TaskCode(Spot at, String task, String code) implements OfTask {}

    /** From its first attempt to its end. */
    record TaskWithin(Spot at, String task, Duration most) implements OfTask {}
}
