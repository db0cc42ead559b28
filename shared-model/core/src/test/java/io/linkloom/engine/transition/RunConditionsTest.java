package io.linkloom.engine.transition;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.TaskState;
import io.linkloom.fixture.Play;
import io.linkloom.fixture.WorkflowFixture;
import io.linkloom.model.definition.RunIf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConditionsTest {

    /** Upstream `a` and `b` end as told (S succeeded, D dead, F dead but allowed to, U upstream failed, X skipped); RUN is seen as RUNNING. */
    @ParameterizedTest
    @CsvSource({
        "ALL_SUCCEEDED, SS, RUNNING",
        "ALL_SUCCEEDED, SF, RUNNING",
        "ALL_SUCCEEDED, SD, UPSTREAM_FAILED",
        "ALL_SUCCEEDED, SU, UPSTREAM_FAILED",
        "ALL_SUCCEEDED, SX, SKIPPED",
        "ALL_SUCCEEDED, DX, UPSTREAM_FAILED",
        "NONE_FAILED, SX, RUNNING",
        "NONE_FAILED, XX, RUNNING",
        "NONE_FAILED, SF, RUNNING",
        "NONE_FAILED, XD, UPSTREAM_FAILED",
        "NONE_FAILED, SU, UPSTREAM_FAILED",
        "ANY_SUCCEEDED, SD, RUNNING",
        "ANY_SUCCEEDED, FX, RUNNING",
        "ANY_SUCCEEDED, DD, SKIPPED",
        "ANY_SUCCEEDED, XU, SKIPPED",
        "ANY_SUCCEEDED, XX, SKIPPED",
        "ANY_FAILED, SD, RUNNING",
        "ANY_FAILED, SU, RUNNING",
        "ANY_FAILED, SF, RUNNING",
        "ANY_FAILED, SX, SKIPPED",
        "ANY_FAILED, SS, SKIPPED",
        "ALL_FAILED, DD, RUNNING",
        "ALL_FAILED, DU, RUNNING",
        "ALL_FAILED, FF, RUNNING",
        "ALL_FAILED, SD, SKIPPED",
        "ALL_FAILED, DX, SKIPPED",
        "ALL_DONE, SS, RUNNING",
        "ALL_DONE, DU, RUNNING",
        "ALL_DONE, XX, RUNNING",
    })
    void decidesByHowTheUpstreamEnded(RunIf runIf, String ends, TaskState expected) {
        WorkflowFixture workflow = aWorkflow().task("dead");
        upstream(workflow, "a", ends.charAt(0));
        upstream(workflow, "b", ends.charAt(1));
        Play play = Play.of(workflow.task("t").after("a", "b").runIf(runIf));

        assertThat(play.state("t")).isEqualTo(TaskState.PENDING);
        play.kill("dead");
        end(play, "a", ends.charAt(0));
        end(play, "b", ends.charAt(1));

        assertThat(play.state("t")).isEqualTo(expected);
    }

    private static void upstream(WorkflowFixture workflow, String task, char end) {
        workflow.task(task);
        switch (end) {
            case 'U' -> workflow.after("dead");
            case 'X' -> workflow.after("dead").runIf(RunIf.ANY_SUCCEEDED);
            case 'F' -> workflow.allowFailure();
            default -> {}
        }
    }

    private static void end(Play play, String task, char end) {
        switch (end) {
            case 'S' -> play.succeed(task);
            case 'D', 'F' -> play.kill(task);
            default ->
                assertThat(play.state(task)).isEqualTo(end == 'U' ? TaskState.UPSTREAM_FAILED : TaskState.SKIPPED);
        }
    }

    @Test
    void aCancelledUpstreamCountsAsFailed() {
        Play play = Play.of(aWorkflow()
                .failFast()
                .task("a")
                .task("b")
                .task("clean")
                .after("b")
                .runIf(RunIf.ALL_FAILED));

        play.kill("a");

        assertThat(play.state("b")).isEqualTo(TaskState.CANCELLED);
        assertThat(play.state("clean")).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void nothingIsDecidedBeforeEveryUpstreamHasEnded() {
        Play play = Play.of(
                aWorkflow().task("a").task("b").task("t").after("a", "b").runIf(RunIf.ANY_FAILED));

        play.kill("a");

        assertThat(play.state("t")).isEqualTo(TaskState.PENDING);
    }

    @Test
    void whenIsDecidedAfterRunIfAndSkipsWhereFalse() {
        Play play = Play.of(aWorkflow()
                .task("a")
                .task("many")
                .after("a")
                .when("tasks.a.output.rows > 0")
                .task("none")
                .after("a")
                .when("tasks.a.output.rows == 0"));

        play.give("a", java.util.Map.of("rows", 3));

        assertThat(play.state("many")).isEqualTo(TaskState.RUNNING);
        assertThat(play.state("none")).isEqualTo(TaskState.SKIPPED);
    }

    @Test
    void whenIsNotAskedWhereRunIfSaysNo() {
        Play play = Play.of(aWorkflow().task("a").task("t").after("a").when("tasks.a.output.rows > 0"));

        play.kill("a");

        assertThat(play.state("t")).isEqualTo(TaskState.UPSTREAM_FAILED);
    }

    @Test
    void aWhenThatIsNeitherTrueNorFalseKillsTheTask() {
        Play play = Play.of(aWorkflow().task("t").when("'yes'"));

        assertThat(play.state("t")).isEqualTo(TaskState.DEAD);
        assertThat(play.run("t").failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("EXPRESSION");
            assertThat(failure.message()).contains("'yes'");
        });
    }
}
