package io.linkloom.engine.transition;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static io.linkloom.fixture.WorkflowFixture.cel;
import static io.linkloom.fixture.WorkflowFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.FanOut;
import io.linkloom.fixture.Play;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FanOutTest {

    @Test
    void noItemsSucceedWithAnEmptyList() {
        Play play = Play.of(aWorkflow().task("each").forEach(0));

        assertThat(play.run("each").output()).isEqualTo(Json.EMPTY_LIST);
        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void theOutputIsAListByIndexWithNullWhereThereIsNone() {
        Play play = Play.of(aWorkflow().task("each").forEach(3).allowFailure());

        play.itemsSucceed("each", 2).itemDies("each", 1).itemsSucceed("each", 0);

        assertThat(play.run("each").output()).hasToString("[0,null,2]");
    }

    @Test
    void itemsMayBeNullAndSeeThemselves() {
        Play play = Play.of(aWorkflow()
                .task("each")
                .waitsUntil(cel("item == null ? '2026-01-05T04:00:00Z' : item"))
                .forEach(value(Arrays.asList(null, "2026-01-05T05:00:00Z"))));

        assertThat(play.run("each", 0).until()).isEqualTo("2026-01-05T04:00:00Z");
        assertThat(play.run("each", 1).until()).isEqualTo("2026-01-05T05:00:00Z");
    }

    @Test
    void whatIsNotAListKillsTheTask() {
        Play play = Play.of(aWorkflow().task("each").forEach(value(Map.of("a", 1))));

        assertThat(play.state("each")).isEqualTo(TaskState.DEAD);
        assertThat(play.run("each").failure())
                .hasToString("TaskFailure[code=EXPRESSION, message=`forEach` has to be a list, but it is {\"a\":1}]");
    }

    @Test
    void moreThanTenThousandItemsKillTheTaskAndTenThousandDoNot() {
        assertThat(Play.of(aWorkflow().task("each").forEach(10_001)).state("each"))
                .isEqualTo(TaskState.DEAD);
        assertThat(Play.withSlots(aWorkflow().task("each").forEach(10_000), pool -> 0)
                        .state("each"))
                .isEqualTo(TaskState.RUNNING);
    }

    @Test
    void whenIsDecidedOnceBeforeTheItems() {
        Play play = Play.of(aWorkflow().task("each").when("false").forEach(3));

        assertThat(play.state("each")).isEqualTo(TaskState.SKIPPED);
    }

    @Test
    void itemsAreIndependentAndADeadOneKillsTheTaskOnlyWhenAllHaveEnded() {
        Play play = Play.of(aWorkflow().task("each").forEach(2));

        play.itemDies("each", 0);
        assertThat(play.state("each")).isEqualTo(TaskState.RUNNING);

        play.itemsSucceed("each", 1);
        assertThat(play.state("each")).isEqualTo(TaskState.DEAD);
        assertThat(play.execution().cause())
                .isNotNull()
                .satisfies(cause -> assertThat(cause.index()).isZero());
    }

    @Test
    void noMoreItemsAreOpenThanMaxParallelAllows() {
        Play play = Play.of(aWorkflow().task("each").forEach(5).maxParallel(2));

        assertThat(fanOut(play).open()).isEqualTo(2);
        play.itemsSucceed("each", 0, 1);
        assertThat(fanOut(play).begun()).isEqualTo(4);
        assertThat(fanOut(play).open()).isEqualTo(2);
    }

    @Test
    void itemsThatAreOpenedAgainKeepToMaxParallelToo() {
        Play play = Play.of(aWorkflow().task("each").forEach(4).maxParallel(2));
        for (int i = 0; i < 4; i++) play.itemDies("each", i);

        play.tell(new Command.Requeue("each", null, "ops"));

        assertThat(fanOut(play).count(TaskState.RUNNING)).isEqualTo(2);
        play.itemsSucceed("each", 0, 1, 2, 3);
        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void atMostFiveHundredItemsBeginInOneStepAndAGrantGoesOn() {
        Play play = Play.of(aWorkflow().task("each").forEach(1200));
        assertThat(fanOut(play).begun()).isEqualTo(500);
        assertThat(play.effects()).contains(new Effect.AwaitSlot("each", null, "backend:reports", 0));

        play.tell(new Command.Grant("each", null));

        assertThat(fanOut(play).begun()).isEqualTo(1000);
    }

    @Test
    void outputsThatAreTooLargeTogetherKillTheTaskAndARequeueBeginsFromTheStart() {
        Play play = Play.of(aWorkflow().task("each").forEach(2));
        String large = "x".repeat(600_000);
        play.item("each", 0, Play.success(large)).item("each", 1, Play.success(large));
        assertThat(play.run("each").failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("OUTPUT_TOO_LARGE"));

        play.tell(new Command.Requeue("each", null, "ops"));

        assertThat(fanOut(play).count(TaskState.RUNNING)).isEqualTo(2);
        assertThat(play.run("each", 0).attempt()).isEqualTo(2);
    }

    @Test
    void aRequeuedItemLeavesTheOthersAsTheyAre() {
        Play play = Play.of(aWorkflow().task("each").forEach(3));
        play.itemsSucceed("each", 0).itemDies("each", 1).itemDies("each", 2);

        play.tell(new Command.Requeue("each", 1, "ops")).itemsSucceed("each", 1);

        assertThat(play.run("each", 0).attempt()).isEqualTo(1);
        assertThat(play.run("each", 2).state()).isEqualTo(TaskState.DEAD);
        assertThat(play.state("each")).isEqualTo(TaskState.DEAD);
        play.tell(new Command.Requeue("each", 2, "ops")).itemsSucceed("each", 2);
        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(play.run("each").output()).hasToString("[0,1,2]");
    }

    @Test
    void aRequeuedItemOfAFanOutThatSucceededLeavesWhatSucceeded() {
        Play play = Play.of(aWorkflow().task("each").forEach(2).allowFailure());
        play.itemsSucceed("each", 0).itemDies("each", 1);
        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);

        play.tell(new Command.Requeue("each", 1, "ops"));

        assertThat(play.state("each")).isEqualTo(TaskState.RUNNING);
        assertThat(play.run("each", 0).state()).isEqualTo(TaskState.SUCCEEDED);
        play.itemsSucceed("each", 1);
        assertThat(play.run("each").output()).hasToString("[0,1]");
    }

    @Test
    void anItemDiesAndIsRequeuedWhileTheOthersGoOn() {
        Play play = Play.of(aWorkflow().task("each").forEach(2));
        play.itemDies("each", 0).tell(new Command.Requeue("each", 0, "ops"));

        play.itemsSucceed("each", 0, 1);

        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(play.execution().cause()).isNull();
    }

    @Test
    void itemsRetryByThemselves() {
        Play play = Play.of(aWorkflow().task("each").forEach(2));
        play.item("each", 0, Play.failure("HTTP_503"));
        assertThat(play.run("each", 0).state()).isEqualTo(TaskState.RETRYING);

        play.pass(Duration.ofSeconds(2));

        assertThat(play.run("each", 0).attempt()).isEqualTo(2);
        assertThat(play.run("each", 1).attempt()).isEqualTo(1);
    }

    @Test
    void aLostItemWaitsForASlotOfItsOwn() {
        Play play = Play.withSlots(aWorkflow().task("each").forEach(2), pool -> 2);

        play.slots(pool -> 0).item("each", 0, new Outcome.Lost());

        assertThat(play.effects()).contains(new Effect.AwaitSlot("each", 0, "backend:reports", 0));
        play.slots(pool -> 1).tell(new Command.Grant("each", 0));
        assertThat(play.run("each", 0).attempt()).isEqualTo(2);
    }

    @Test
    void theItemsAreKnownFromTheJournalAndNotEvaluatedAgain() {
        Play play = Play.of(aWorkflow().task("a").task("each").after("a").forEach(cel("tasks.a.output")));

        play.give("a", List.of("x", "y"));

        assertThat(play.journal())
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.FanOutStarted.class,
                                started -> assertThat(started.items()).hasToString("[\"x\",\"y\"]")));
    }

    private static FanOut fanOut(Play play) {
        return Objects.requireNonNull(play.run("each").fanOut());
    }
}
