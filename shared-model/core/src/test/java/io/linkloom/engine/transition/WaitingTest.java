package io.linkloom.engine.transition;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static io.linkloom.fixture.WorkflowFixture.cel;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.fixture.Play;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Callbacks, heartbeats, timers, approvals, children: whatever an attempt can wait for. */
class WaitingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void afterA202TheTaskWaitsForItsCallback() {
        Play play = Play.of(aWorkflow().task("a").http(HOUR, null)).accept("a");

        assertThat(play.state("a")).isEqualTo(TaskState.WAITING);
        assertThat(play.execution().waitReason(play.run("a"))).isEqualTo(WaitReason.CALLBACK);
        assertThat(play.callBack("a", 1, Play.success("done")).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void anEarlyCallbackCountsAndThe202ThatFollowsIsNoSurprise() {
        Play play = Play.of(aWorkflow().task("a"));

        play.callBack("a", 1, Play.success("done"));
        assertThat(play.state("a")).isEqualTo(TaskState.SUCCEEDED);
        assertThat(play.effects()).contains(new Effect.Abort("a", null, 1));

        play.tell(new Command.Finish("a", null, 1, new Outcome.AcceptedForLater()));
        assertThat(play.refusal()).isEqualTo(Refusal.NO_LONGER_NEEDED);
    }

    @Test
    void aCallbackThatIsNoAnswerChangesNothing() {
        Play play = Play.of(aWorkflow().task("a")).accept("a");

        assertThat(play.callBack("a", 1, new Outcome.AcceptedForLater()).refusal())
                .isEqualTo(Refusal.NO_LONGER_NEEDED);
        assertThat(play.callBack("a", 1, new Outcome.Lost()).refusal()).isEqualTo(Refusal.NO_LONGER_NEEDED);
        assertThat(play.state("a")).isEqualTo(TaskState.WAITING);
    }

    @Test
    void theSameCallbackTwiceIsADuplicateAndADifferentOneIsStale() {
        Play play = Play.of(aWorkflow().task("a")).accept("a").callBack("a", 1, Play.success("done"));

        assertThat(play.callBack("a", 1, Play.success("done")).refusal()).isEqualTo(Refusal.DUPLICATE);
        assertThat(play.callBack("a", 1, Play.success("other")).refusal()).isEqualTo(Refusal.STALE_ATTEMPT);
        assertThat(play.run("a").output()).hasToString("\"done\"");
    }

    @Test
    void aCallbackWithTheTokenOfAnAttemptThatFailedIsStale() {
        Play play = Play.of(aWorkflow().task("a"))
                .fail("a")
                .pass(Duration.ofMinutes(1))
                .accept("a");

        assertThat(play.callBack("a", 1, Play.success("late")).refusal()).isEqualTo(Refusal.STALE_ATTEMPT);
        assertThat(play.callBack("a", 2, Play.success("good")).refusal()).isNull();
    }

    @Test
    void aCallbackThatDoesNotComeFailsTheAttempt() {
        Play play = Play.of(aWorkflow().task("a").http(HOUR, null).attempts(1))
                .accept("a")
                .pass(HOUR);

        assertThat(play.run("a").failure())
                .isNotNull()
                .satisfies(f -> assertThat(f.code()).isEqualTo("CALLBACK_TIMEOUT"));
        assertThat(play.callBack("a", 1, Play.success("late")).refusal()).isEqualTo(Refusal.STALE_ATTEMPT);
    }

    @Test
    void heartbeatsKeepAWaitingAttemptAlive() {
        Play play = Play.of(aWorkflow()
                        .task("a")
                        .http(Duration.ofHours(24), Duration.ofMinutes(5))
                        .attempts(1))
                .accept("a");

        for (int i = 0; i < 3; i++) {
            play.pass(Duration.ofMinutes(4)).tell(new Command.Heartbeat("a", null, 1, 0.25 * i, "working"));
        }
        assertThat(play.state("a")).isEqualTo(TaskState.WAITING);
        assertThat(play.run("a").progress()).isEqualTo(0.5);

        play.pass(Duration.ofMinutes(5));
        assertThat(play.run("a").failure())
                .isNotNull()
                .satisfies(f -> assertThat(f.code()).isEqualTo("HEARTBEAT_TIMEOUT"));
    }

    @Test
    void aHeartbeatOfAnAttemptThatIsOverIsStale() {
        Play play = Play.of(aWorkflow().task("a")).fail("a").tell(new Command.Heartbeat("a", null, 1, 0.5, null));

        assertThat(play.refusal()).isEqualTo(Refusal.STALE_ATTEMPT);
    }

    @Test
    void aWaitTaskWaitsAndGivesTheTimeItWaitedFor() {
        Play play =
                Play.of(aWorkflow().task("cool").waits(Duration.ofMinutes(10))).pass(Duration.ofMinutes(10));

        assertThat(play.run("cool").output()).hasToString("{\"until\":\"2026-01-05T03:10:00Z\"}");
    }

    @Test
    void aWaitUntilWhatIsNoPointInTimeIsDead() {
        Play play = Play.of(aWorkflow().task("cool").waitsUntil(cel("'tomorrow'")));

        assertThat(play.run("cool").failure())
                .isNotNull()
                .satisfies(f -> assertThat(f.message()).contains("tomorrow"));
    }

    @Test
    void timersThatAreDueWaitUntilThePauseIsOver() {
        Play play = Play.of(aWorkflow().task("cool").waits(Duration.ofMinutes(10)));
        play.tell(new Command.Pause("ops")).pass(HOUR);
        assertThat(play.state("cool")).isEqualTo(TaskState.WAITING);

        play.tell(new Command.Resume("ops")).pass(Duration.ZERO);

        assertThat(play.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void callbacksAndApprovalsAreAcceptedWhilePausedAndNothingNewLeaves() {
        Play play = Play.of(aWorkflow()
                        .task("a")
                        .task("ok")
                        .approval("Ship?")
                        .task("next")
                        .after("a", "ok"))
                .accept("a");

        play.tell(new Command.Pause("ops"))
                .callBack("a", 1, Play.success(1))
                .tell(new Command.Approve("ok", null, "boss", null));

        assertThat(play.state("next")).isEqualTo(TaskState.PENDING);
        assertThat(play.execution().waitReason(play.run("next"))).isEqualTo(WaitReason.PAUSED);
        assertThat(play.tell(new Command.Resume("ops")).state("next")).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void pauseAndResumeAreRefusedWhereTheyMakeNoSense() {
        Play play = Play.of(aWorkflow().task("a"));
        assertThat(play.tell(new Command.Resume("ops")).refusal()).isEqualTo(Refusal.NOT_PAUSED);
        assertThat(play.tell(new Command.Pause("ops"))
                        .tell(new Command.Pause("ops"))
                        .refusal())
                .isEqualTo(Refusal.NOT_RUNNING);
        play.tell(new Command.Cancel(null, null));
        assertThat(play.tell(new Command.Pause("ops")).refusal()).isEqualTo(Refusal.ALREADY_ENDED);
    }

    @Test
    void anApprovalGivesWhoApprovedAndARejectionIsDead() {
        Play play = Play.of(aWorkflow()
                .task("yes")
                .approval("Ship?")
                .task("no")
                .approval("Ship?")
                .attempts(3));
        assertThat(play.run("yes").message()).isEqualTo("Ship?");

        play.tell(new Command.Approve("yes", null, "boss", "go"))
                .tell(new Command.Reject("no", null, "boss", "not now"));

        assertThat(play.run("yes").output()).hasToString("{\"approved\":true,\"by\":\"boss\",\"comment\":\"go\"}");
        assertThat(play.run("no").failure())
                .hasToString("TaskFailure[code=REJECTED, message=Rejected by boss: not now]");
        assertThat(play.state("no")).isEqualTo(TaskState.DEAD);
    }

    @Test
    void anApprovalThatNobodyGivesInTimeIsDead() {
        Play play = Play.of(
                        aWorkflow().task("ok").approval("Ship?").within(HOUR).attempts(3))
                .pass(HOUR);

        assertThat(play.state("ok")).isEqualTo(TaskState.DEAD);
        assertThat(play.tell(new Command.Approve("ok", null, null, null)).refusal())
                .isEqualTo(Refusal.ALREADY_ENDED);
    }

    @Test
    void aChildThatSucceedsGivesItsOutputs() {
        Play play = Play.of(aWorkflow().task("child").child("send", true));
        ChildCall call = child(play.run("child"));
        assertThat(play.effects()).contains(new Effect.StartChild("child", null, 1, call));

        play.tell(new Command.ChildStarted("child", null, call.execution()));
        assertThat(play.state("child")).isEqualTo(TaskState.WAITING);
        play.tell(ended(call, ExecutionState.SUCCEEDED));

        assertThat(play.run("child").output()).hasToString("[7]");
    }

    @Test
    void aChildThatDoesNotSucceedFailsTheAttempt() {
        Play play = Play.of(aWorkflow().task("child").child("send", true).attempts(2));
        ChildCall first = child(play.run("child"));

        play.tell(ended(first, ExecutionState.TIMED_OUT));
        assertThat(play.run("child").failure())
                .isNotNull()
                .satisfies(f -> assertThat(f.code()).isEqualTo("CHILD_TIMED_OUT"));
        play.pass(Duration.ofMinutes(1));

        assertThat(child(play.run("child")).execution()).isNotEqualTo(first.execution());
        assertThat(play.tell(ended(first, ExecutionState.SUCCEEDED)).refusal()).isEqualTo(Refusal.NO_LONGER_NEEDED);
    }

    @Test
    void aChildThatIsNotWaitedForSucceedsAsSoonAsItIsStarted() {
        Play play = Play.of(aWorkflow().task("child").child("send", false));
        ChildCall call = child(play.run("child"));

        play.tell(new Command.ChildStarted("child", null, call.execution()));

        assertThat(play.run("child").output()).hasToString("{\"executionId\":\"" + call.execution() + "\"}");
        assertThat(play.effects()).containsExactly(new Effect.Ended());
    }

    @Test
    void aChildThatTakesTooLongIsCancelled() {
        Play play = Play.of(aWorkflow().task("child").child("send", true).within(HOUR));
        ChildCall call = child(play.run("child"));

        play.pass(HOUR);

        assertThat(play.state("child")).isEqualTo(TaskState.DEAD);
        assertThat(play.effects()).contains(new Effect.CancelChild(call.execution()));
    }

    @Test
    void childrenMayBeNestedTenDeepAndNoDeeper() {
        assertThat(Play.deep(aWorkflow().task("child").child("send", true), 9).state("child"))
                .isEqualTo(TaskState.WAITING);
        Play tooDeep = Play.deep(aWorkflow().task("child").child("send", true), 10);
        assertThat(tooDeep.run("child").failure())
                .isNotNull()
                .satisfies(f -> assertThat(f.code()).isEqualTo("CHILD_DEPTH"));
    }

    private static ChildCall child(TaskRun run) {
        return Objects.requireNonNull(run.child());
    }

    private static Command ended(ChildCall call, ExecutionState state) {
        return new Command.ChildEnded("child", null, call.execution(), state, Json.of(java.util.List.of(7)), null);
    }
}
