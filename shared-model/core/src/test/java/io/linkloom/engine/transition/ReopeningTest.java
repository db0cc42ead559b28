package io.linkloom.engine.transition;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static io.linkloom.fixture.WorkflowFixture.cel;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Refusal;
import io.linkloom.fixture.Play;
import io.linkloom.fixture.WorkflowFixture;
import io.linkloom.model.definition.RunIf;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Requeue, discard, rerun failed, rerun from a task. */
class ReopeningTest {
    private static final Command RERUN_FAILED = new Command.RerunFailed("ops");

    private static Command requeue(String task) {
        return new Command.Requeue(task, null, "ops");
    }

    @Test
    void aRequeuedTaskRunsAgainAndWhatNeverRanBelowItIsDecidedAnew() {
        Play play = Play.of(
                aWorkflow().task("a").task("b").after("a").task("c").after("b").task("d"));
        play.succeed("d").kill("a");
        assertThat(play.state()).isEqualTo(ExecutionState.FAILED);

        play.tell(requeue("a"));

        assertThat(play.state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(play.execution().endedAt()).isNull();
        assertThat(play.execution().cause()).isNull();
        assertThat(play.run("a").attempt()).isEqualTo(2);
        assertThat(play.state("c")).isEqualTo(TaskState.PENDING);
        assertThat(play.state("d")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(play.succeed("a", "b", "c").state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void aTaskRequeuedWhileTheExecutionRunsIsForgivenWhenItSucceeds() {
        Play play = Play.of(aWorkflow().task("a").task("b")).kill("a").tell(requeue("a"));

        play.succeed("a", "b");

        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void requeueGivesFreshAttempts() {
        Play play = Play.of(aWorkflow().task("a").attempts(2))
                .fail("a")
                .pass(java.time.Duration.ofMinutes(1))
                .fail("a");

        play.tell(requeue("a")).fail("a");

        assertThat(play.state("a")).isEqualTo(TaskState.RETRYING);
        assertThat(play.run("a").attempt()).isEqualTo(3);
    }

    @Test
    void aFanOutBelowARequeuedTaskWaitsForItAgain() {
        Play play = Play.of(
                aWorkflow().task("a").allowFailure().task("each").after("a").forEach(2));
        play.kill("a").itemsSucceed("each", 0).tell(new Command.Cancel("ops", null));

        play.tell(requeue("a"));

        assertThat(play.state("each")).isEqualTo(TaskState.PENDING);
        assertThat(play.succeed("a").state("each")).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void onlyTheDeadCanBeRequeued() {
        Play play = Play.of(aWorkflow().task("a").task("b"));
        assertThat(play.tell(requeue("a")).refusal()).isEqualTo(Refusal.NOT_DEAD);
        assertThat(play.tell(requeue("nobody")).refusal()).isEqualTo(Refusal.UNKNOWN_TASK);
        play.kill("a").tell(new Command.Pause("ops"));
        assertThat(play.tell(requeue("a")).refusal()).isEqualTo(Refusal.NOT_RUNNING);
    }

    @Test
    void discardTakesTheDeadLetterAwayAndNothingElse() {
        Play play = Play.of(aWorkflow().task("a")).kill("a");

        play.tell(new Command.Discard("a", null, "ops"));

        assertThat(play.run("a").discarded()).isTrue();
        assertThat(play.state("a")).isEqualTo(TaskState.DEAD);
        assertThat(play.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(play.tell(new Command.Discard("a", null, "ops")).refusal()).isEqualTo(Refusal.NOT_DEAD);
    }

    @Test
    void rerunFailedOpensEverythingThatFailedAndWhatIsBelow() {
        Play play = Play.of(aWorkflow()
                .task("good")
                .task("bad")
                .task("worse")
                .task("below")
                .after("bad")
                .task("only")
                .after("good")
                .runIf(RunIf.ANY_FAILED));
        play.succeed("good").kill("bad", "worse");

        play.tell(RERUN_FAILED);

        assertThat(play.state("good")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(play.state("only")).isEqualTo(TaskState.SKIPPED);
        assertThat(play.state("below")).isEqualTo(TaskState.PENDING);
        assertThat(play.succeed("bad", "worse", "below").state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void rerunFailedOpensACancelledFanOutWithTheItemsThatDidNotSucceed() {
        Play play = Play.of(aWorkflow().task("each").forEach(4).maxParallel(2));
        play.itemsSucceed("each", 0).tell(new Command.Cancel("ops", null)).tell(RERUN_FAILED);

        play.itemsSucceed("each", 1, 2, 3);

        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(play.run("each", 0).attempt()).isEqualTo(1);
        assertThat(play.run("each", 1).attempt()).isEqualTo(2);
    }

    @Test
    void rerunIsRefusedWhileItRunsAndWhereNothingFailed() {
        Play play = Play.of(aWorkflow().task("a"));
        assertThat(play.tell(RERUN_FAILED).refusal()).isEqualTo(Refusal.NOT_ENDED);
        assertThat(play.tell(new Command.RerunFrom("a", null)).refusal()).isEqualTo(Refusal.NOT_ENDED);
        assertThat(play.succeed("a").tell(RERUN_FAILED).refusal()).isEqualTo(Refusal.NOTHING_FAILED);
    }

    @Test
    void rerunFromATaskDecidesItAndAllBelowAnew() {
        Play play = Play.of(aWorkflow()
                .task("a")
                .task("b")
                .after("a")
                .task("c")
                .after("b")
                .task("d")
                .after("a"));
        play.succeed("a", "b", "c", "d").tell(new Command.RerunFrom("b", "ops"));

        assertThat(play.state("a")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(play.state("b")).isEqualTo(TaskState.RUNNING);
        assertThat(play.state("c")).isEqualTo(TaskState.PENDING);
        assertThat(play.state("d")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(play.run("b").attempt()).isEqualTo(2);
    }

    @Test
    void aCancelledQueuedExecutionStartsWhenItIsRerun() {
        Play play = Play.queued(aWorkflow().task("a"))
                .tell(new Command.Cancel(null, null))
                .tell(RERUN_FAILED);

        assertThat(play.state("a")).isEqualTo(TaskState.RUNNING);
        assertThat(play.execution().startedAt()).isNotNull();
    }

    @Test
    void aLateAnswerToATaskThatIsSkippedThisTimeIsRecorded() {
        Play play = Play.of(aWorkflow().task("a").task("b").after("a").when("tasks.a.output == 1"));
        play.give("a", 1).succeed("b").tell(new Command.RerunFrom("a", null)).give("a", 2);
        assertThat(play.state("b")).isEqualTo(TaskState.SKIPPED);

        play.tell(new Command.Finish("b", null, 1, Play.success("late")));

        assertThat(play.refusal()).isEqualTo(Refusal.STALE_ATTEMPT);
    }

    @Test
    void aRetryWhoseInputsCannotBeEvaluatedAnyMoreIsDead() {
        for (boolean fanOut : new boolean[] {false, true}) {
            Play play = Play.of(retryingChild(fanOut)).kill("a");
            Integer item = fanOut ? 0 : null;
            String child =
                    Objects.requireNonNull(play.run("child", item).child()).execution();
            play.tell(new Command.ChildEnded("child", item, child, ExecutionState.FAILED, Json.NULL, null));
            assertThat(play.run("child", item).state()).isEqualTo(TaskState.RETRYING);

            play.tell(requeue("a")).pass(java.time.Duration.ofMinutes(1));

            assertThat(play.run("child", item).state()).isEqualTo(TaskState.DEAD);
            assertThat(play.run("child", item).failure())
                    .isNotNull()
                    .satisfies(f -> assertThat(f.code()).isEqualTo("EXPRESSION"));
        }
    }

    private static WorkflowFixture retryingChild(boolean fanOut) {
        Template input = cel("tasks.a.state == 'DEAD' ? 1 : tasks.a.output.rows");
        WorkflowFixture workflow = aWorkflow()
                .task("a")
                .allowFailure()
                .task("child")
                .after("a")
                .work(new TaskWork.Workflow("send", Map.of("n", input), true))
                .attempts(2);
        return fanOut ? workflow.forEach(1) : workflow;
    }
}
