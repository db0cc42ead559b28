package io.linkloom.simulation.examination;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.Expectation;
import io.linkloom.model.schedule.Durations;
import io.linkloom.simulation.rehearsal.Readable;
import io.linkloom.simulation.rehearsal.Story;
import io.linkloom.simulation.rehearsal.TaskStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks whether expectations hold in one story. */
final class StoryExaminer {
    private final Story story;
    private final long seed;
    private final List<Failure> failures;

    StoryExaminer(Story story, long seed, List<Failure> failures) {
        this.story = story;
        this.seed = seed;
        this.failures = failures;
    }

    void examine(Expectation expectation) {
        switch (expectation) {
            case Expectation.OfTask ofTask -> ofTask(ofTask);
            case Expectation.EndsIn ends -> {
                if (state() != ends.state())
                    fail(ends, blamed(), Text.of(Phrase.EXPECTED_STATE, ends.state()), ending());
            }
            case Expectation.Within within -> {
                if (story.endedAt() == null || story.length().compareTo(within.most()) > 0) {
                    Text was = story.endedAt() == null ? ending() : length(story.length());
                    fail(within, slowest(), Text.of(Phrase.EXPECTED_WITHIN, Durations.format(within.most())), was);
                }
            }
            case Expectation.Output output -> output(output);
            case Expectation.DeadLetters letters -> deadLetters(letters);
            case Expectation.Holds holds -> holds(holds);
            case Expectation.Rejects rejects ->
                fail(
                        rejects,
                        null,
                        Text.of(Phrase.EXPECTED_REJECTS, Examination.names(rejects.inputs())),
                        Text.of(Phrase.WAS_STARTED, story.inputs()));
            case Expectation.Starts starts -> {
                if (!starts.starts())
                    fail(starts, null, Text.of(Phrase.EXPECTED_NO_START), Text.of(Phrase.WAS_STARTED, story.inputs()));
            }
        }
    }

    private void ofTask(Expectation.OfTask expectation) {
        TaskStory task = story.task(expectation.task());
        switch (expectation) {
            case Expectation.TaskEndsIn ends -> {
                if (task.state() != ends.state())
                    fail(ends, Text.of(Phrase.EXPECTED_TASK_STATE, task.id(), ends.state()), state(task));
            }
            case Expectation.TaskAttempts attempts -> {
                if (task.attemptCount() != attempts.attempts())
                    fail(
                            attempts,
                            Text.of(Phrase.EXPECTED_ATTEMPTS, task.id(), attempts.attempts()),
                            Text.of(Phrase.JUST, task.attemptCount()));
            }
            case Expectation.TaskOutput output -> {
                if (!Values.same(output.value(), task.output()))
                    fail(
                            output,
                            Text.of(Phrase.EXPECTED_TASK_OUTPUT, task.id(), output.value()),
                            task.output() == null ? state(task) : value(output.value(), task.output()));
            }
            case Expectation.TaskCode code -> {
                if (!code.code().equals(code(task)))
                    fail(code, Text.of(Phrase.EXPECTED_CODE, task.id(), code.code()), state(task));
            }
            case Expectation.TaskWithin within -> {
                if (task.endedAt() == null || task.length().compareTo(within.most()) > 0) {
                    Text expected = Text.of(Phrase.EXPECTED_TASK_WITHIN, task.id(), Durations.format(within.most()));
                    fail(within, expected, task.endedAt() == null ? state(task) : length(task.length()));
                }
            }
            case Expectation.Never never -> {
                if (task.startedAt() != null) fail(never, Text.of(Phrase.EXPECTED_NEVER, task.id()), state(task));
            }
            case Expectation.Cause cause -> {
                ExecutionCause first = story.cause();
                if (first == null || !task.id().equals(first.task()))
                    fail(cause, blamed(), Text.of(Phrase.EXPECTED_CAUSE, task.id()), ending());
            }
            case Expectation.Order order -> order(order, task);
        }
    }

    private void order(Expectation.Order order, TaskStory first) {
        TaskStory then = story.task(order.then());
        Instant ended = first.endedAt();
        Instant started = then.startedAt();
        boolean holds = ended != null && started != null && first.startedAt() != null && !started.isBefore(ended);
        if (!holds)
            fail(
                    order,
                    then.id(),
                    Text.of(Phrase.EXPECTED_ORDER, first.id(), then.id()),
                    Text.of(Phrase.WAS_ORDER, first.id(), ran(first), then.id(), ran(then)));
    }

    /** From when to when, as a length of virtual time since the start. */
    private String ran(TaskStory task) {
        return task.startedAt() == null
                ? task.state().name()
                : since(task.startedAt()) + "–" + (task.endedAt() == null ? "…" : since(task.endedAt()));
    }

    private String since(Instant at) {
        return Readable.length(Duration.between(story.startedAt(), at));
    }

    private void output(Expectation.Output output) {
        Json all = story.outputs();
        Map<?, ?> given = all != null && all.value() instanceof Map<?, ?> map ? map : Map.of();
        Json was = given.containsKey(output.name()) ? Json.of(given.get(output.name())) : null;
        if (Values.same(output.value(), was)) return;
        Text expected = Text.of(Phrase.EXPECTED_OUTPUT, output.name(), output.value());
        fail(output, blamed(), expected, was == null ? ending() : value(output.value(), was));
    }

    private void deadLetters(Expectation.DeadLetters letters) {
        Set<String> dead = story.tasks().stream()
                .filter(TaskStory::hasDeadLetter)
                .map(TaskStory::id)
                .collect(Collectors.toSet());
        if (!dead.equals(letters.tasks()))
            fail(
                    letters,
                    dead.stream()
                            .filter(task -> !letters.tasks().contains(task))
                            .findFirst()
                            .orElse(null),
                    Text.of(Phrase.EXPECTED_DEAD_LETTERS, Examination.names(letters.tasks())),
                    Text.of(Phrase.JUST, Examination.names(dead)));
    }

    private void holds(Expectation.Holds holds) {
        Text expected = Text.of(Phrase.EXPECTED_TRUE, holds.expression().source());
        String task = holds.expression().tasks().stream().findFirst().orElse(null);
        try {
            Object value = holds.expression().evaluate(new StoryScope(story));
            if (!Boolean.TRUE.equals(value)) {
                String read = StoryScope.read(holds.expression(), story);
                fail(holds, task, expected, Text.of(Phrase.JUST, Json.of(value) + read));
            }
        } catch (ExpressionException e) {
            fail(holds, task, expected, Text.of(Phrase.JUST, String.valueOf(e.getMessage())));
        }
    }

    private ExecutionState state() {
        return story.state() == ExecutionState.QUEUED ? ExecutionState.RUNNING : story.state();
    }

    private Text ending() {
        ExecutionCause cause = story.cause();
        if (cause != null && story.state() == ExecutionState.FAILED)
            return Text.of(Phrase.WAS_FAILED, cause.code(), cause.message());
        if (story.endedAt() != null) return Text.of(Phrase.JUST, story.state());
        String waiting = story.tasks().stream()
                .filter(task -> !task.state().isEnded() && task.startedAt() != null)
                .map(TaskStory::id)
                .collect(Collectors.joining(", "));
        return Text.of(Phrase.WAS_STANDING, waiting);
    }

    private static Text state(TaskStory task) {
        TaskFailure failure = task.failure();
        Text why = task.why();
        if (why != null) return Text.of(Phrase.VALUE_OF, task.state() + ":", why);
        return failure == null
                ? Text.of(Phrase.JUST, task.state())
                : Text.of(Phrase.JUST, task.state() + ": " + failure.code() + ": " + failure.message());
    }

    /** Of an item where the task itself only says that items are dead. */
    private static @Nullable String code(TaskStory task) {
        TaskFailure failure = task.failure();
        return failure == null ? null : failure.code();
    }

    private static Text value(Json expected, Json was) {
        String where = Values.firstDifference(expected.value(), was.value());
        return where.isEmpty() ? Text.of(Phrase.JUST, was) : Text.of(Phrase.WAS_DIFFERENT, was, where);
    }

    private static Text length(Duration length) {
        return Text.of(Phrase.JUST, Readable.length(length));
    }

    /** The task that made it fail, or that it waits for. */
    private @Nullable String blamed() {
        ExecutionCause cause = story.cause();
        if (cause != null && cause.task() != null) return cause.task();
        return story.tasks().stream()
                .filter(task -> !task.state().isEnded() && task.startedAt() != null)
                .map(TaskStory::id)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String slowest() {
        String blamed = blamed();
        if (blamed != null) return blamed;
        return story.criticalPath().stream()
                .max((a, b) -> story.task(a).length().compareTo(story.task(b).length()))
                .orElse(null);
    }

    private void fail(Expectation.OfTask expectation, Text expected, Text was) {
        fail(expectation, expectation.task(), expected, was);
    }

    private void fail(Expectation expectation, @Nullable String task, Text expected, Text was) {
        failures.add(new Failure(expectation.at(), task, expected, was, seed));
    }
}
