package io.linkloom.engine.transition;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static io.linkloom.fixture.WorkflowFixture.cel;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.command.TimerKind;
import io.linkloom.fixture.Play;
import io.linkloom.model.definition.RunIf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How executions end: by themselves, by fail-fast, by timeout, by cancelling. */
class EndingsTest {
    private static final Command CANCEL = new Command.Cancel("ops", "enough");

    @Test
    void succeedsWhenAllHaveEndedAndNothingFailedThatCounts() {
        Play play =
                Play.of(aWorkflow().task("a").task("b").allowFailure().task("c").when("false"));

        play.succeed("a").kill("b");

        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(play.effects()).containsExactly(new Effect.Ended());
    }

    @Test
    void failsWithTheFirstDeathAsItsCauseAndOnlyWhenAllHaveEnded() {
        Play play = Play.of(aWorkflow().task("a").task("b").task("c").after("a"));

        play.kill("a");
        assertThat(play.state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(play.state("c")).isEqualTo(TaskState.UPSTREAM_FAILED);

        play.succeed("b");
        assertThat(play.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(play.execution().cause())
                .hasToString("ExecutionCause[task=a, index=null, attempt=1, code=HTTP_400, message=No]");
    }

    @Test
    void failFastCancelsEverythingButWhatIsThereForFailures() {
        Play play = Play.of(aWorkflow()
                .failFast()
                .task("dies")
                .task("runs")
                .task("waits")
                .approval(null)
                .task("retries")
                .task("later")
                .after("runs")
                .task("alert")
                .after("runs")
                .runIf(RunIf.ANY_FAILED)
                .task("clean")
                .after("waits")
                .runIf(RunIf.ALL_DONE));
        play.fail("retries");

        play.kill("dies");

        assertThat(List.of("runs", "waits", "retries", "later"))
                .allSatisfy(task -> assertThat(play.state(task)).isEqualTo(TaskState.CANCELLED));
        assertThat(play.effects())
                .contains(new Effect.Abort("runs", null, 1))
                .doesNotContain(new Effect.Abort("dies", null, 1));
        assertThat(play.state("alert")).isEqualTo(TaskState.RUNNING);
        play.succeed("alert", "clean");
        assertThat(play.state()).isEqualTo(ExecutionState.FAILED);
    }

    @Test
    void aChildThatDiesCancelsTheOtherChildrenOfAFailFastWorkflow() {
        Play play = Play.of(aWorkflow()
                .failFast()
                .task("one")
                .child("send", true)
                .task("two")
                .child("send", true));
        String one = child(play, "one");
        String two = child(play, "two");

        play.tell(new Command.ChildEnded(
                "one", null, one, ExecutionState.FAILED, io.linkloom.model.json.Json.NULL, "No"));

        assertThat(play.effects()).contains(new Effect.CancelChild(two)).doesNotContain(new Effect.CancelChild(one));
    }

    private static String child(Play play, String task) {
        return java.util.Objects.requireNonNull(play.run(task).child()).execution();
    }

    @Test
    void failFastLeavesAFailureThatIsAllowedAlone() {
        Play play = Play.of(aWorkflow().failFast().task("a").allowFailure().task("b"));

        play.kill("a");

        assertThat(play.state("b")).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void aDeathDuringAPauseFailsFastWhenResumed() {
        Play play = Play.of(aWorkflow().failFast().task("a").task("b"));
        play.tell(new Command.Pause("ops")).kill("a");
        assertThat(play.state("b")).isEqualTo(TaskState.RUNNING);

        play.tell(new Command.Resume("ops"));

        assertThat(play.state("b")).isEqualTo(TaskState.CANCELLED);
        assertThat(play.state()).isEqualTo(ExecutionState.FAILED);
    }

    @Test
    void aRequeueLiftsTheFailFastUntilTheNextDeath() {
        Play play = Play.of(aWorkflow()
                .failFast()
                .task("a")
                .task("next")
                .after("a")
                .task("slow")
                .runIf(RunIf.ALL_DONE)
                .task("after")
                .after("slow")
                .runIf(RunIf.ALL_DONE));
        play.kill("a").tell(new Command.Requeue("a", null, "ops")).succeed("a");
        assertThat(play.state("next")).isEqualTo(TaskState.RUNNING);

        play.kill("next");

        assertThat(play.succeed("slow", "after").state()).isEqualTo(ExecutionState.FAILED);
        assertThat(play.execution().cause())
                .isNotNull()
                .satisfies(cause -> assertThat(cause.task()).isEqualTo("next"));
    }

    @Test
    void timesOutAtOnceAndCancelsEverythingOpen() {
        Play play = Play.of(aWorkflow()
                .endsWithin(Duration.ofHours(2))
                .task("a")
                .within(null)
                .task("b")
                .after("a")
                .runIf(RunIf.ALL_DONE));

        play.pass(Duration.ofHours(2));

        assertThat(play.state()).isEqualTo(ExecutionState.TIMED_OUT);
        assertThat(play.state("a")).isEqualTo(TaskState.CANCELLED);
        assertThat(play.state("b")).isEqualTo(TaskState.CANCELLED);
        assertThat(play.effects()).contains(new Effect.Abort("a", null, 1), new Effect.Ended());
    }

    @Test
    void theClockOfTheExecutionStandsStillWhilePaused() {
        Play play =
                Play.of(aWorkflow().endsWithin(Duration.ofHours(2)).task("a").within(null));
        play.pass(Duration.ofHours(1))
                .tell(new Command.Pause("ops"))
                .pass(Duration.ofHours(5))
                .tell(new Command.Resume("ops"));

        play.pass(Duration.ofMinutes(59));
        assertThat(play.state()).isEqualTo(ExecutionState.RUNNING);

        play.pass(Duration.ofMinutes(1));
        assertThat(play.state()).isEqualTo(ExecutionState.TIMED_OUT);
    }

    @Test
    void theClockOfTheExecutionStartsAnewWhenItIsOpenedAgain() {
        Play play =
                Play.of(aWorkflow().endsWithin(Duration.ofHours(2)).task("a").within(null));
        play.pass(Duration.ofHours(2)).tell(new Command.RerunFailed("ops"));

        play.pass(Duration.ofMinutes(119));

        assertThat(play.state()).isEqualTo(ExecutionState.RUNNING);
    }

    @Test
    void aBellOfTheExecutionThatRingsTooEarlyIsSetAgain() {
        Play play = Play.of(aWorkflow().endsWithin(Duration.ofHours(2)).task("a"));

        play.tell(new Command.Ring(TimerKind.EXECUTION, null, null, 0));

        assertThat(play.effects())
                .containsExactly(
                        new Effect.WakeAt(Play.START.plus(Duration.ofHours(2)), TimerKind.EXECUTION, null, null, 0));
    }

    @Test
    void cancelTakesEffectWhileQueued() {
        Play play = Play.queued(aWorkflow().task("a"));
        assertThat(play.execution().waitReason(play.run("a"))).isEqualTo(io.linkloom.api.WaitReason.CONCURRENCY);

        play.tell(CANCEL).tell(new Command.Admit());

        assertThat(play.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(play.refusal()).isEqualTo(Refusal.NO_LONGER_NEEDED);
    }

    @Test
    void cancelTakesEffectWhileRunningAndAbortsWhatIsOut() {
        Play play = Play.of(aWorkflow()
                .task("a")
                .task("child")
                .child("send", true)
                .task("next")
                .after("a"));

        play.tell(CANCEL);

        assertThat(play.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(play.effects())
                .containsExactly(
                        new Effect.Abort("a", null, 1),
                        new Effect.CancelChild(child(play, "child")),
                        new Effect.Ended());
        assertThat(Outstanding.of(play.execution())).isEmpty();
    }

    @Test
    void cancelTakesEffectWhilePaused() {
        Play play =
                Play.of(aWorkflow().task("a")).tell(new Command.Pause("ops")).tell(CANCEL);

        assertThat(play.state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void cancelOfWhatHasEndedIsRefused() {
        Play play = Play.of(aWorkflow().task("a")).succeed("a").tell(CANCEL);

        assertThat(play.refusal()).isEqualTo(Refusal.ALREADY_ENDED);
        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void afterCancelNothingLeavesAnyMore() {
        Play play = Play.withSlots(aWorkflow().task("a").task("b"), pool -> 0).tell(CANCEL);

        play.slots(pool -> 9).tell(new Command.Grant("a", null));

        assertThat(play.refusal()).isEqualTo(Refusal.ALREADY_ENDED);
        assertThat(play.effects()).isEmpty();
    }

    @Test
    void timeNeverGoesBackWithinAnExecution() {
        Play play = Play.of(aWorkflow().task("a").task("b").after("a"))
                .pass(Duration.ofMinutes(1))
                .succeed("a");

        play.setBack(Duration.ofHours(1)).succeed("b");

        assertThat(play.execution().endedAt()).isEqualTo(Play.START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void outputsAreEvaluatedWhenAllHasEnded() {
        Play play = Play.of(aWorkflow().task("a").output("rows", cel("tasks.a.output.rows")));

        play.give("a", Map.of("rows", 3));

        assertThat(play.execution().outputs()).hasToString("{\"rows\":3}");
    }

    @Test
    void anErrorInTheOutputsFailsTheExecution() {
        Play play = Play.of(aWorkflow().task("a").output("rows", cel("tasks.a.output.rows")))
                .succeed("a");

        assertThat(play.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(play.execution().cause()).isNotNull().satisfies(cause -> {
            assertThat(cause.task()).isNull();
            assertThat(cause.code()).isEqualTo("EXPRESSION");
        });
    }
}
