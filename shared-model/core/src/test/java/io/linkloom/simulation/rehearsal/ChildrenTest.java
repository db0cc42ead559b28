package io.linkloom.simulation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.fixture.Theatre;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.TestFile;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChildrenTest {
    private static final String PARENT = """
            id: flow
            tasks:
              - {id: child, type: workflow, workflow: mail, inputs: {to: ann}}
            outputs: {sent: "${{ tasks.child.output.sent }}"}
            """;
    private static final String CHILD = """
            id: mail
            inputs:
              to: {type: string, enum: [ann, bob]}
              copies: {type: int, default: 2}
            tasks:
              - {id: smtp, type: java, class: a.Smtp}
            outputs: {sent: "${{ inputs.copies }}"}
            """;

    @Test
    void aChildWhoseFileIsThereIsRun() {
        Story story =
                Theatre.of(PARENT).beside("mail.yaml", CHILD).story("tasks: {child: {tasks: {smtp: {takes: 7s}}}}");

        assertThat(story.outputs()).isEqualTo(Json.of(Map.of("sent", 2)));
        assertThat(story.length()).isEqualTo(Duration.ofSeconds(7));
        assertThat(story.task("child").attempts().getFirst().request())
                .isEqualTo(Json.of(Map.of("workflow", "mail", "inputs", Map.of("to", "ann"))));
    }

    @Test
    void itsTasksFailAsTheScriptHasIt() {
        Story story = Theatre.of(PARENT)
                .beside("mail.yaml", CHILD)
                .story("tasks: {child: {tasks: {smtp: {fails: always, code: CLASS_NOT_FOUND}}}}");

        assertThat(Objects.requireNonNull(story.task("child").failure()).code()).isEqualTo("CHILD_FAILED");
        assertThat(Objects.requireNonNull(story.task("child").failure()).message())
                .contains("ended FAILED");
    }

    @Test
    void itsInputsAreChecked() {
        Story story = Theatre.of(PARENT.replace("to: ann", "to: eve"))
                .beside("mail.yaml", CHILD)
                .story("");

        assertThat(Objects.requireNonNull(story.task("child").failure()).message())
                .contains("\"eve\"");
    }

    @Test
    void aChildThatIsNotThereIsOnlySaidToHaveEnded() {
        Theatre theatre = Theatre.of(PARENT);
        Story good = theatre.story("tasks: {child: {takes: 3m, output: {sent: 1}}}");
        Story bad = theatre.story("tasks: {child: {fails: always, code: CHILD_TIMED_OUT, message: too slow}}");

        assertThat(good.outputs()).isEqualTo(Json.of(Map.of("sent", 1)));
        assertThat(good.length()).isEqualTo(Duration.ofMinutes(3));
        assertThat(Objects.requireNonNull(bad.task("child").failure()).code()).isEqualTo("CHILD_TIMED_OUT");
        assertThat(Objects.requireNonNull(bad.task("child").failure()).message())
                .contains("too slow");
        assertThat(bad.state()).isEqualTo(ExecutionState.FAILED);
    }

    @Test
    void aScriptedEndTakesThePlaceOfAChildThatIsThere() {
        Story story = Theatre.of(PARENT).beside("mail.yaml", CHILD).story("tasks: {child: {output: {sent: 9}}}");

        assertThat(story.outputs()).isEqualTo(Json.of(Map.of("sent", 9)));
    }

    @Test
    void childrenOfOtherNamespacesAndOfChildrenAreFound() {
        String parent = PARENT.replace("workflow: mail", "workflow: \"post:mail\"");
        String child = CHILD.replace("id: mail", "id: mail\nnamespace: post")
                .replace("{id: smtp, type: java, class: a.Smtp}", "{id: smtp, type: workflow, workflow: wire}");
        String wire = "id: wire\nnamespace: post\ntasks: [{id: pause, type: wait, duration: 5m}]\n";
        TestFile file = Theatre.of(parent)
                .beside("other.yaml", child)
                .beside("wire.yaml", wire)
                .file("children: [other.yaml]\nscenarios: [{name: a}]");

        Outcome outcome = Rehearsal.of(file).run(Setting.of(file.scenarios().getFirst()), 1);

        Story story = ((Outcome.Told) outcome).story();
        assertThat(story.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(story.length()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aChildThatNeverEndsIsWaitedForUntilTheTimeout() {
        Story story = Theatre.of(PARENT.replace("workflow: mail,", "workflow: mail, timeout: 1h,"))
                .story("tasks: {child: {hangs: always}}");

        assertThat(story.task("child").state()).isEqualTo(TaskState.DEAD);
        assertThat(story.length()).isEqualTo(Duration.ofHours(1));
    }
}
