package io.linkloom.simulation;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static io.linkloom.fixture.WorkflowFixture.cel;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.fixture.Play;
import io.linkloom.fixture.WorkflowFixture;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Executions that take the transitions which random ones hardly ever take. */
final class RareStories {
    private RareStories() {}

    static Stream<Play> all() {
        return Stream.of(
                answersToTasksThatAreNotEvenDecided(),
                answerToASkippedTask(),
                retryThatCannotLeave(null),
                retryThatCannotLeave(0),
                deadLetters(),
                forgivenItem());
    }

    private static Play late(Play play, String task) {
        return play.tell(new Command.Finish(task, null, 1, Play.success("late")));
    }

    private static Play answersToTasksThatAreNotEvenDecided() {
        Play play = Play.of(aWorkflow().task("a").task("b").after("a")).succeed("a", "b");
        play.tell(new Command.RerunFrom("a", null));
        late(play, "b").kill("a");
        return late(play, "b");
    }

    private static Play answerToASkippedTask() {
        Play play = Play.of(aWorkflow().task("a").task("b").after("a").when("tasks.a.output == 1"));
        play.give("a", 1).succeed("b").tell(new Command.RerunFrom("a", null)).give("a", 2);
        return late(play, "b");
    }

    /** The inputs of a child could be evaluated for the first attempt, but not for the second. */
    private static Play retryThatCannotLeave(@Nullable Integer item) {
        WorkflowFixture workflow = aWorkflow()
                .task("a")
                .allowFailure()
                .task("child")
                .after("a")
                .work(new TaskWork.Workflow(
                        "send", Map.of("n", cel("tasks.a.state == 'DEAD' ? 1 : tasks.a.output.rows")), true))
                .attempts(2);
        Play play = Play.of(item == null ? workflow : workflow.forEach(1)).kill("a");
        String child = Objects.requireNonNull(play.run("child", item).child()).execution();
        play.tell(new Command.ChildEnded("child", item, child, ExecutionState.FAILED, Json.NULL, null));
        return play.tell(new Command.Requeue("a", null, null)).pass(Duration.ofMinutes(1));
    }

    private static Play deadLetters() {
        Play play = Play.of(aWorkflow().task("each").forEach(2).task("lost").allowFailure());
        for (int i = 0; i < 5; i++) play.finish("lost", null, new Outcome.Lost());
        play.itemDies("each", 0).tell(new Command.Discard("each", 0, "ops")).itemsSucceed("each", 1);
        for (String task : List.of("each", "lost")) play.tell(new Command.Discard(task, null, "ops"));
        return play;
    }

    private static Play forgivenItem() {
        Play play = Play.of(aWorkflow().task("each").forEach(2).allowFailure())
                .itemsSucceed("each", 0)
                .itemDies("each", 1);
        return play.tell(new Command.Requeue("each", 1, "ops")).itemsSucceed("each", 1);
    }
}
