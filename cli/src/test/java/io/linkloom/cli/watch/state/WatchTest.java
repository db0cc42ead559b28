package io.linkloom.cli.watch.state;

import static io.linkloom.cli.watch.state.Key.Named.DOWN;
import static io.linkloom.cli.watch.state.Key.Named.ENTER;
import static io.linkloom.cli.watch.state.Key.Named.ESCAPE;
import static io.linkloom.cli.watch.state.Key.Named.INTERRUPT;
import static io.linkloom.cli.watch.state.Key.Named.TAB;
import static io.linkloom.cli.watch.state.Key.Named.UP;
import static io.linkloom.cli.watch.state.Stories.FAILED;
import static io.linkloom.cli.watch.state.Stories.QUEUED;
import static io.linkloom.cli.watch.state.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.model.filter.FilterReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTest {
    private final Stories story = Stories.begun();

    @Test
    void asksForEverythingAtTheBeginning() {
        Stories opening = Stories.opening().happens(new Happening.Ticked());

        assertThat(opening.actions())
                .containsExactly(new Action.ReadList(FilterReading.of("")), new Action.ReadCounts());
    }

    @Test
    void theNewestIsSelectedAndReadWithItsLog() {
        Stories opening = Stories.opening().happens(new Happening.Ticked());
        opening.happens(new Happening.Listed("", List.of(Stories.failed(), Stories.running()), false));

        assertThat(opening.state().view().execution()).isEqualTo(RUNNING);
        assertThat(opening.actions()).contains(new Action.ReadExecution(RUNNING), new Action.ReadLog(RUNNING, null, 0));
    }

    @Test
    void whatRunsIsAskedHowFarItIs() {
        Stories opening = Stories.opening().happens(new Happening.Ticked());
        opening.happens(new Happening.Listed("", List.of(Stories.running(), Stories.failed()), false));

        assertThat(opening.actions())
                .contains(new Action.ReadTally(RUNNING))
                .doesNotContain(new Action.ReadTally(FAILED));
    }

    @Test
    void movesThroughTheListAndStopsAtItsEnds() {
        assertThat(story.press(DOWN).state().view().execution()).isEqualTo(FAILED);
        assertThat(story.type("jj").state().view().execution()).isEqualTo(QUEUED);
        assertThat(story.press(UP).type("k").press(UP).state().view().execution())
                .isEqualTo(RUNNING);
    }

    @Test
    void goesDeeperAndBack() {
        assertThat(story.press(ENTER).state().view().pane()).isEqualTo(Pane.TASKS);
        assertThat(story.press(DOWN).state().view().task()).isEqualTo("send_email");
        assertThat(story.press(ENTER).state().view().pane()).isEqualTo(Pane.DETAILS);
        assertThat(story.actions()).contains(new Action.ReadTask(RUNNING, "send_email"));
        assertThat(story.press(ESCAPE, ESCAPE).state().view().pane()).isEqualTo(Pane.EXECUTIONS);
        assertThat(story.type("3").state().view().pane()).isEqualTo(Pane.LOG);
        assertThat(story.press(TAB).state().view().pane()).isEqualTo(Pane.DETAILS);
    }

    @Test
    void showsTheLogOfTheSelectedTask() {
        story.press(ENTER).type("l");

        assertThat(story.actions()).contains(new Action.ReadLog(RUNNING, "process_data", 0));
        assertThat(story.state().view().pane()).isEqualTo(Pane.LOG);
    }

    @Test
    void holdsWhatIsReadInTheLogWhileMoreComes() {
        story.type("l").press(UP);
        Action.ReadLog asked = new Action.ReadLog(RUNNING, null, 2);
        story.happens(new Happening.LogRead(asked, List.of(Stories.line(3, "a"), Stories.line(4, "b"))));

        assertThat(story.state().view().back()).isEqualTo(3);
        assertThat(story.type("f").state().view().follows()).isTrue();
    }

    @Test
    void cancelsOnlyAfterAYes() {
        assertThat(story.type("c").actions()).isEmpty();
        assertThat(story.type("n").actions()).isEmpty();
        assertThat(story.state().dialog()).isNull();
        assertThat(story.type("c").type("y").actions()).containsExactly(new Action.Cancel(RUNNING));
    }

    @Test
    void doesNotAskToCancelWhatHasEnded() {
        assertThat(story.press(DOWN).type("c").state().dialog()).isNull();
        assertThat(story.state().notice()).isNotNull();
    }

    @Test
    void retriesAtOnceWhereWhatIsShownIsLive() {
        assertThat(story.press(DOWN).type("r").actions()).contains(new Action.Retry(FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "paused"})
    void neverActsOnAStalePictureWithoutSayingSo(String how) {
        if (how.equals("lost")) story.happens(new Happening.Disconnected(""));
        else story.type("p");

        assertThat(story.press(DOWN).type("r").actions()).noneMatch(Action.Retry.class::isInstance);
        assertThat(story.state().dialog()).isInstanceOfSatisfying(Dialog.Confirm.class, asked -> {
            assertThat(asked.stale()).isTrue();
        });
        assertThat(story.type("y").actions()).contains(new Action.Retry(FAILED));
    }

    @Test
    void runsAWorkflowWithInputs() {
        story.type("R");
        assertThat(story.actions()).contains(new Action.ReadWorkflows());
        story.happens(new Happening.WorkflowsRead(List.of(workflow("daily-report"), workflow("etl-users"))));
        story.type("etl").press(TAB).type("day=1").press(ENTER);

        assertThat(story.actions()).contains(new Action.Run("etl-users", "day=1"));
    }

    @Test
    void whatWasStartedIsSelected() {
        story.happens(new Happening.Done(Message.good("started", "x", QUEUED), QUEUED));

        assertThat(story.state().view().execution()).isEqualTo(QUEUED);
    }

    @Test
    void aFilterIsAppliedOnlyWhenItIsSound() {
        story.type("/is:faild").press(ENTER);
        assertThat(story.state().dialog()).isInstanceOf(Dialog.FilterPrompt.class);

        story.press(Key.Named.BACKSPACE, Key.Named.BACKSPACE).type("led").press(ENTER);
        assertThat(story.state().dialog()).isNull();
        assertThat(story.state().rows()).extracting(each -> each.id()).containsExactly(FAILED);
        assertThat(story.state().view().execution()).isEqualTo(FAILED);

        assertThat(story.press(ESCAPE).state().rows()).hasSize(3);
        assertThat(story.type("/").press(UP).state().dialog())
                .isEqualTo(new Dialog.FilterPrompt(EditLine.of("is:failed"), 1));
    }

    @Test
    void anAnswerToAnOlderFilterIsNotTaken() {
        story.type("/is:failed").press(ENTER);
        story.happens(new Happening.Listed("", List.of(Stories.running()), false));

        assertThat(story.state().known().execution(FAILED)).isNotNull();
    }

    @Test
    void newsChangeWhatIsShownAtOnce() {
        story.happens(new Happening.Heard("execution", Stories.event(RUNNING, null, "FAILED")));
        assertThat(story.state().rows().getFirst().state()).isEqualTo(ExecutionState.FAILED);

        story.happens(new Happening.Heard("task", Stories.event(RUNNING, "process_data", "SUCCEEDED")));
        assertThat(story.state().known().tallies().get(RUNNING))
                .extracting(Tally::done)
                .isEqualTo(2);
    }

    @Test
    void whatTheNewsDoNotTellIsReadAgainButNotAllTheTime() {
        story.happens(new Happening.Heard("execution", Stories.event("exec-new", null, "QUEUED")));
        assertThat(story.actions()).noneMatch(Action.ReadList.class::isInstance);
        assertThat(story.after(2).actions()).contains(new Action.ReadList(FilterReading.of("")));
        story.happens(new Happening.Heard("execution", Stories.event("exec-newer", null, "QUEUED")));
        assertThat(story.after(2).actions()).as("one is under way").noneMatch(Action.ReadList.class::isInstance);
    }

    @Test
    void newsThatCameWhileTheListWasReadAreNewer() {
        story.after(30);
        story.happens(new Happening.Heard("execution", Stories.event(RUNNING, null, "CANCELLED")));
        story.happens(new Happening.Listed("", List.of(Stories.running(), Stories.failed()), false));

        assertThat(story.state().rows().getFirst().state()).isEqualTo(ExecutionState.CANCELLED);
    }

    @Test
    void aLostConnectionIsKnownAndMendedByReadingEverythingAgain() {
        story.happens(new Happening.Disconnected("")).after(5);
        assertThat(story.state().isStale()).isTrue();
        assertThat(story.state().shownAt()).isEqualTo(Stories.NOON);
        assertThat(story.after(60).actions()).isEmpty();

        assertThat(story.happens(new Happening.Connected()).actions())
                .contains(new Action.ReadList(FilterReading.of("")), new Action.ReadExecution(RUNNING));
        assertThat(story.state().isStale()).isFalse();
    }

    @Test
    void aPausedViewStandsStillAndCountsWhatItMisses() {
        story.type("p");
        story.happens(new Happening.Heard("execution", Stories.event(RUNNING, null, "FAILED")));

        assertThat(story.state().rows().getFirst().state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(story.state().pause()).extracting(WatchState.Pause::missed).isEqualTo(1);
        assertThat(story.type("p").state().rows().getFirst().state()).isEqualTo(ExecutionState.FAILED);
    }

    @Test
    void asksWhyItWaitsOrWhatBecameOfIt() {
        assertThat(story.type("w").actions()).contains(new Action.ReadWhy(RUNNING, null));
        assertThat(story.press(ESCAPE, DOWN).type("w").actions()).contains(new Action.ReadDigest(FAILED));
        assertThat(story.press(ESCAPE).type("g").actions()).contains(new Action.ReadGraph("etl-users"));
    }

    @Test
    void aRefusalIsSaid() {
        story.happens(new Happening.Refused(new Action.Cancel(RUNNING), Message.refusal("It has ended"), false));

        assertThat(story.state().notice()).isNotNull();
        assertThat(story.after(60).state().notice()).isNull();
    }

    @Test
    void copiesTheId() {
        assertThat(story.type("y").actions()).contains(new Action.Copy(RUNNING));
    }

    @Test
    void quits() {
        assertThat(story.type("q").actions()).contains(new Action.Quit(false));
        assertThat(story.type("?").press(INTERRUPT).actions()).contains(new Action.Quit(true));
    }

    @Test
    void understandsKeysOfAUkrainianLayoutByTheirPlace() {
        assertThat(story.type("с").type("н").actions()).containsExactly(new Action.Cancel(RUNNING));
        assertThat(story.type("й").actions()).contains(new Action.Quit(false));
    }

    @Test
    void pastedTextIsNeverACommand() {
        story.happens(new Happening.Pressed(new Key.Pasted("cyq")));
        assertThat(story.actions()).isEmpty();
        assertThat(story.type("/")
                        .happens(new Happening.Pressed(new Key.Pasted("is:failed")))
                        .press(ENTER)
                        .state()
                        .rows())
                .hasSize(1);
    }

    @Test
    void sortsInFourWays() {
        assertThat(story.type("s").state().rows())
                .extracting(each -> each.id())
                .containsExactly(RUNNING, QUEUED, FAILED);
        assertThat(story.type("s").state().rows().getFirst().id()).isEqualTo(RUNNING);
        assertThat(story.type("s").state().rows().getLast().id()).isEqualTo(QUEUED);
        assertThat(story.type("s").state().view().sort()).isEqualTo(Sort.NEWEST);
    }

    private static WorkflowSummary workflow(String id) {
        return new WorkflowSummary(
                id, "default", 1, null, null, Map.of(), false, null, null, List.of(), List.of(), Stories.NOON, Stories.NOON);
    }
}
