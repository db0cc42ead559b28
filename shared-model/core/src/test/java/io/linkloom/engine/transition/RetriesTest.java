package io.linkloom.engine.transition;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.fixture.Play;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Attempts: how often, what a lost one is, and what a late answer does. */
class RetriesTest {

    @Test
    void retriesUntilAttemptsAreExhausted() {
        Play play = Play.of(aWorkflow().task("a").attempts(3));

        for (int attempt = 1; attempt < 3; attempt++) {
            play.fail("a");
            assertThat(play.state("a")).isEqualTo(TaskState.RETRYING);
            play.pass(Duration.ofMinutes(1));
            assertThat(play.run("a").attempt()).isEqualTo(attempt + 1);
        }
        play.fail("a");

        assertThat(play.state("a")).isEqualTo(TaskState.DEAD);
        assertThat(play.run("a").history()).extracting(AttemptRecord::attempt).containsExactly(1, 2, 3);
    }

    @Test
    void aFailureThatNoRetryCanMendIsNotRetried() {
        assertThat(Play.of(aWorkflow().task("a")).kill("a").state("a")).isEqualTo(TaskState.DEAD);
    }

    @Test
    void aBackendMayAskForALongerPause() {
        Play play = Play.of(aWorkflow().task("a"));

        play.finish("a", null, new Outcome.Failed(new TaskFailure("HTTP_429", "Slow"), true, Duration.ofMinutes(7)));

        assertThat(play.run("a").until()).isEqualTo(Play.START.plus(Duration.ofMinutes(7)));
    }

    @Test
    void aLostAttemptIsSentAgainAtOnceWithItsTokenAndDoesNotCount() {
        Play play = Play.of(aWorkflow().task("a").attempts(1));

        play.lose("a");

        assertThat(play.effects()).containsExactly(new Effect.Dispatch("a", null, 2));
        assertThat(play.run("a").callbackAttempt()).isEqualTo(1);
        assertThat(play.run("a").tries()).isEqualTo(1);
    }

    @Test
    void fiveLostInARowArePoison() {
        Play play = Play.of(aWorkflow().task("a"));
        for (int i = 0; i < 4; i++) play.lose("a");
        assertThat(play.state("a")).isEqualTo(TaskState.RUNNING);

        play.lose("a");

        assertThat(play.state("a")).isEqualTo(TaskState.DEAD);
        assertThat(play.run("a").failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("POISON"));
    }

    @Test
    void oneThatWasNotLostEndsTheRow() {
        Play play = Play.of(aWorkflow().task("a"));
        for (int i = 0; i < 4; i++) play.lose("a");
        play.fail("a").pass(Duration.ofMinutes(1)).lose("a");

        assertThat(play.state("a")).isEqualTo(TaskState.RUNNING);
        assertThat(play.run("a").callbackAttempt()).isEqualTo(6);
    }

    @Test
    void aLostAttemptWaitsWhilePaused() {
        Play play =
                Play.of(aWorkflow().task("a")).tell(new Command.Pause("ops")).lose("a");
        assertThat(play.state("a")).isEqualTo(TaskState.QUEUED);

        play.tell(new Command.Resume("ops"));

        assertThat(play.effects()).contains(new Effect.AwaitSlot("a", null, "backend:reports", 0));
    }

    @Test
    void aLateAnswerChangesNothingAndIsRecorded() {
        Play play = Play.of(aWorkflow().task("a")).fail("a").pass(Duration.ofMinutes(1));

        play.tell(new Command.Finish("a", null, 1, Play.success("late")));

        assertThat(play.refusal()).isEqualTo(Refusal.STALE_ATTEMPT);
        assertThat(play.journal().getLast()).isEqualTo(new Event.AnswerIgnored(play.now(), "a", null, 1, "SUCCEEDED"));
        assertThat(play.run("a").attempt()).isEqualTo(2);
        assertThat(play.state("a")).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void aLateAnswerIsRecordedEvenWhenTheTaskWaitsToBeDecidedAnew() {
        Play play = Play.of(
                aWorkflow().task("a").task("b").after("a").task("c").after("b").attempts(1));
        play.succeed("a", "b").kill("c").tell(new Command.RerunFrom("a", "ops"));
        assertThat(play.state("b")).isEqualTo(TaskState.PENDING);

        play.tell(new Command.Finish("b", null, 1, Play.success("late")));

        assertThat(play.journal().getLast()).isInstanceOf(Event.AnswerIgnored.class);
        play.kill("a");
        assertThat(play.state("b")).isEqualTo(TaskState.UPSTREAM_FAILED);
        play.tell(new Command.Finish("b", null, 1, Play.success("late")));
        assertThat(play.journal().getLast()).isInstanceOf(Event.AnswerIgnored.class);
        assertThat(play.state()).isEqualTo(ExecutionState.FAILED);
    }

    @Test
    void aCallbackForALostAttemptCountsAsItsResult() {
        Play play = Play.withSlots(aWorkflow().task("a"), pool -> 1)
                .slots(pool -> 0)
                .lose("a");

        play.callBack("a", 1, Play.success("done"));

        assertThat(play.state("a")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(play.run("a").history())
                .extracting(AttemptRecord::result)
                .containsExactly(AttemptRecord.Result.SUCCEEDED);
    }

    @Test
    void aFailureOfALostAttemptThatIsKnownAfterAllCountsAsATry() {
        Play play = Play.withSlots(aWorkflow().task("a").attempts(1), pool -> 1)
                .slots(pool -> 0)
                .lose("a");

        play.callBack("a", 1, Play.failure("BROKEN"));

        assertThat(play.state("a")).isEqualTo(TaskState.DEAD);
        play.callBack("a", 1, Play.failure("BROKEN"));
        assertThat(play.refusal()).isEqualTo(Refusal.DUPLICATE);
    }
}
