package io.linkloom.simulation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.fixture.Theatre;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.TestFile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final String CHAIN = """
            id: flow
            inputs:
              limit: {type: int, default: 10, max: 100}
            tasks:
              - {id: fetch, type: http, url: "http://b/fetch", retry: {jitter: 0}}
              - {id: process, type: http, url: "http://b/process", dependsOn: [fetch], retry: {jitter: 0}}
              - {id: send, type: http, url: "http://b/send", dependsOn: [process]}
            """;

    @Test
    void everythingGoesWellWhereNothingIsSaid() {
        Story story = Theatre.of(CHAIN).story("");

        assertThat(story.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(story.criticalPath()).containsExactly("fetch", "process", "send");
        assertThat(story.length()).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void theSameSeedTellsTheSameStoryAndAnotherOneDoesNot() {
        Theatre theatre = Theatre.of(CHAIN);

        assertThat(theatre.story("seed: 7")).isEqualTo(theatre.story("seed: 7"));
        assertThat(theatre.story("seed: 7").length())
                .isNotEqualTo(theatre.story("seed: 8").length());
    }

    @Test
    void tasksOfOneTypeDoNotTakeEquallyLong() {
        Story story = Theatre.of(CHAIN).story("");

        assertThat(story.tasks()).extracting(TaskStory::length).doesNotHaveDuplicates();
    }

    @Test
    void whatHappensToOneTaskChangesNothingForAnother() {
        Theatre theatre = Theatre.of(CHAIN);
        Story calm = theatre.story("");
        Story busy = theatre.story("tasks: {fetch: {fails: 2}}");

        assertThat(busy.task("fetch").attempts()).hasSize(3);
        assertThat(busy.task("send").length()).isEqualTo(calm.task("send").length());
    }

    @Test
    void failuresAreRetriedAsTheKernelDoes() {
        Story story = Theatre.of(CHAIN).story("""
                tasks:
                  fetch: {takes: 2s, fails: 2, code: HTTP_429}
                  process: {takes: 0s}
                  send: {takes: 0s}
                """);
        TaskStory fetch = story.task("fetch");

        assertThat(fetch.attempts())
                .extracting(AttemptStory::result)
                .containsExactly(
                        AttemptRecord.Result.FAILED, AttemptRecord.Result.FAILED, AttemptRecord.Result.SUCCEEDED);
        // Three attempts of 2 s, and backoffs of 1 s and 2 s.
        assertThat(story.length()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aBackendMayAskForALongerPause() {
        Story story = Theatre.of(CHAIN)
                .story("tasks: {fetch: {takes: 0s, fails: 1, code: HTTP_429, retryAfter: 30s}, "
                        + "process: {takes: 0s}, send: {takes: 0s}}");

        assertThat(story.length()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatNoRetryMendsIsDeadAtOnceAndWhatFollowsDoesNotRun() {
        Story story = Theatre.of(CHAIN).story("tasks: {fetch: {fails: always, code: HTTP_404}}");

        assertThat(story.task("fetch").attempts()).hasSize(1);
        assertThat(story.task("fetch").state()).isEqualTo(TaskState.DEAD);
        assertThat(story.task("process").state()).isEqualTo(TaskState.UPSTREAM_FAILED);
        assertThat(why(story, "process")).isEqualTo("upstream did not succeed: fetch DEAD");
        assertThat(story.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(story.criticalPath()).containsExactly("fetch");
    }

    @Test
    void theWorkflowSaysWhichOtherStatusesAreRetried() {
        Story story = Theatre.of(CHAIN.replace("retry: {jitter: 0}", "retry: {on: [404]}"))
                .story("tasks: {fetch: {fails: 1, code: HTTP_404}}");

        assertThat(story.task("fetch").state()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void whatHangsTimesOut() {
        Story story = Theatre.of(CHAIN).story("tasks: {fetch: {hangs: 1, takes: 1s}}");
        AttemptStory first = story.task("fetch").attempts().getFirst();

        assertThat(Objects.requireNonNull(first.failure()).code()).isEqualTo("TIMEOUT");
        assertThat(Duration.between(first.startedAt(), Objects.requireNonNull(first.endedAt())))
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(story.task("fetch").state()).isEqualTo(TaskState.SUCCEEDED);
    }

    @Test
    void attemptsCanBeWrittenDownOneByOne() {
        Story story = Theatre.of(CHAIN.replace("retry: {jitter: 0}", "retry: {maxAttempts: 9}"))
                .story("tasks: {fetch: {attempts: [HTTP_503, hangs, {code: CONNECTION, takes: 1s}, {output: 5}]}}");

        assertThat(story.task("fetch").attempts())
                .extracting(attempt ->
                        attempt.failure() == null ? "" : attempt.failure().code())
                .containsExactly("HTTP_503", "TIMEOUT", "CONNECTION", "");
        assertThat(story.task("fetch").output()).isEqualTo(Json.of(5));
    }

    @Test
    void callbacksComeLater() {
        Story story = Theatre.of(CHAIN).story("tasks: {fetch: {takes: 1s, callback: 20m, output: {rows: 3}}}");

        assertThat(story.task("fetch").length()).isEqualTo(Duration.ofMinutes(20));
        assertThat(story.task("fetch").output()).isEqualTo(Json.of(Map.of("rows", 3)));
        assertThat(told(story, "fetch")).contains("the backend answered 202 and will call back");
    }

    @Test
    void aBackendThatFallsSilentIsMissed() {
        String workflow = CHAIN.replace("url: \"http://b/fetch\"", "url: \"http://b/fetch\", heartbeatTimeout: 5m");
        Story silent = Theatre.of(workflow).story("tasks: {fetch: {callback: 1h}}");
        Story alive = Theatre.of(workflow).story("tasks: {fetch: {callback: 1h, heartbeat: 1m}}");

        assertThat(Objects.requireNonNull(silent.task("fetch").failure()).code())
                .isEqualTo("HEARTBEAT_TIMEOUT");
        assertThat(silent.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(alive.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void aCallbackThatNeverComesTimesOutEvenWithHeartbeats() {
        Story story = Theatre.of(CHAIN.replace("retry: {jitter: 0}", "retry: {maxAttempts: 1}, callbackTimeout: 2h"))
                .story("tasks: {fetch: {takes: 0s, callback: never, heartbeat: 1m}}");

        assertThat(Objects.requireNonNull(story.task("fetch").failure()).code()).isEqualTo("CALLBACK_TIMEOUT");
        assertThat(story.task("fetch").length()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void peopleDecide() {
        Theatre theatre = Theatre.of("""
                id: flow
                tasks:
                  - {id: sign_off, type: approval, message: "Ship it?"}
                  - {id: ship, type: shell, command: ship, dependsOn: [sign_off]}
                """);
        Story approved = theatre.story("tasks: {sign_off: {approve: 2h, by: ann, comment: fine}}");
        Story rejected = theatre.story("tasks: {sign_off: {reject: 1m, by: bob}}");
        Story alone = theatre.story("tasks: {sign_off: {approve: never}}");

        assertThat(approved.task("sign_off").length()).isEqualTo(Duration.ofHours(2));
        assertThat(approved.task("sign_off").output())
                .isEqualTo(Json.of(Map.of("approved", true, "by", "ann", "comment", "fine")));
        assertThat(approved.task("sign_off").attempts().getFirst().request())
                .isEqualTo(Json.of(Map.of("message", "Ship it?")));
        assertThat(Objects.requireNonNull(rejected.task("sign_off").failure()).code())
                .isEqualTo("REJECTED");
        assertThat(alone.state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(alone.endedAt()).isNull();
        assertThat(why(alone, "sign_off")).isEqualTo("it waits: APPROVAL");
    }

    @Test
    void itemsGoTheirOwnWay() {
        Story story = Theatre.of("""
                id: flow
                tasks:
                  - {id: list, type: java, class: a.B}
                  - id: each
                    type: http
                    url: http://b/each/${{ item }}
                    forEach: "${{ tasks.list.output }}"
                    maxParallel: 1
                    dependsOn: [list]
                    allowFailure: true
                """).story("""
                tasks:
                  list: {output: [4, 5, 6]}
                  each:
                    takes: 10s
                    output: "${{ item * 2 }}"
                    items: [{index: 1, fails: always, code: HTTP_400}]
                """);
        TaskStory each = story.task("each");

        assertThat(each.output()).isEqualTo(Json.of(java.util.Arrays.asList(8, null, 12)));
        assertThat(each.items())
                .extracting(TaskStory::state)
                .containsExactly(TaskState.SUCCEEDED, TaskState.DEAD, TaskState.SUCCEEDED);
        assertThat(each.attemptCount()).isEqualTo(3);
        assertThat(Objects.requireNonNull(
                                each.items().get(2).attempts().getFirst().request())
                        .toString())
                .contains("\"url\":\"http://b/each/6\"");
    }

    @Test
    void whatDoesNotRunSaysWhy() {
        Story story = Theatre.of("""
                id: flow
                tasks:
                  - {id: count, type: http, url: "http://b/c"}
                  - {id: some, type: http, url: "http://b/s", dependsOn: [count], when: "${{ tasks.count.output > 0 }}"}
                  - {id: alert, type: http, url: "http://b/a", dependsOn: [count], runIf: anyFailed}
                  - {id: after, type: http, url: "http://b/x", dependsOn: [some]}
                """).story("tasks: {count: {output: 0}}");

        assertThat(why(story, "some")).isEqualTo("`when` is false: tasks.count.output > 0");
        assertThat(why(story, "alert")).isEqualTo("`runIf: anyFailed` does not hold: count SUCCEEDED");
        assertThat(why(story, "after")).isEqualTo("`runIf: allSucceeded` does not hold: some SKIPPED");
        assertThat(story.state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void theCriticalPathIsWhatTheEndWaitedFor() {
        Theatre theatre = Theatre.of("""
                id: flow
                tasks:
                  - {id: a, type: shell, command: a}
                  - {id: b, type: shell, command: b}
                  - {id: c, type: shell, command: c, dependsOn: [a, b]}
                  - {id: d, type: shell, command: d}
                """);

        assertThat(theatre.story("tasks: {a: {takes: 3s}, b: {takes: 2s}, c: {takes: 2s}, d: {takes: 4s}}")
                        .criticalPath())
                .containsExactly("a", "c");
        assertThat(theatre.story("tasks: {a: {takes: 3s}, b: {takes: 2s}, c: {takes: 2s}, d: {takes: 6s}}")
                        .criticalPath())
                .containsExactly("d");
    }

    @Test
    void templatesAreRenderedAndSecretsStayHidden() {
        Story story = Theatre.of("""
                id: flow
                inputs: {who: {type: string, default: ann}}
                tasks:
                  - id: greet
                    type: http
                    url: http://b/${{ inputs.who }}
                    headers: {X-Key: "${{ secrets.KEY }}"}
                    body: {name: "${{ inputs.who }}"}
                """).story("inputs: {who: bob}");

        assertThat(Objects.requireNonNull(
                        story.task("greet").attempts().getFirst().request()))
                .hasToString("{\"method\":\"POST\",\"url\":\"http://b/bob\",\"headers\":{\"X-Key\":\"***\"},"
                        + "\"body\":{\"name\":\"bob\"}}");
    }

    @Test
    void whatCannotBeRenderedIsNotSent() {
        Story story = Theatre.of(
                        CHAIN.replace("url: \"http://b/process\"", "url: \"http://b/${{ tasks.fetch.output.id }}\""))
                .story("tasks: {fetch: {output: {name: x}}}");

        assertThat(Objects.requireNonNull(story.task("process").failure()).code())
                .isEqualTo("EXPRESSION");
        assertThat(story.task("process").attempts().getFirst().request()).isNull();
    }

    @Test
    void badInputsAreRefused() {
        Outcome outcome = Theatre.of(CHAIN).outcome("inputs: {limit: 101}");

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).errors())
                .extracting(Diagnostic::pointer)
                .containsExactly("/limit");
    }

    @Test
    void manyRunsShowWhatIsLeftToChance() {
        TestFile file = Theatre.of(CHAIN).file("""
                scenarios:
                  - name: flaky
                    tasks:
                      fetch: {failureRate: 0.5, takes: 1s..3s}
                      process: {takes: {p50: 10s, p90: 20s, p99: 60s}}
                      send: {takes: 0s}
                """);
        Distribution many = Objects.requireNonNull(
                Rehearsal.of(file).runs(Setting.of(file.scenarios().getFirst()), 1, 400));

        // A half to the third power: an eighth of all runs.
        assertThat(many.ends().get(ExecutionState.FAILED)).isBetween(30, 75);
        assertThat(many.ends().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(400);
        Distribution.TaskNumbers fetch = many.tasks().getFirst();
        assertThat(fetch.dead()).isEqualTo(many.ends().get(ExecutionState.FAILED));
        assertThat(fetch.maxAttempts()).isEqualTo(3);
        Distribution.TaskNumbers process = many.tasks().get(1);
        assertThat(process.ran()).isEqualTo(400 - fetch.dead());
        assertThat(process.critical()).isEqualTo(process.ran());
        assertThat(process.length().p50()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        assertThat(process.length().p90()).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(24));
    }

    @Test
    void aSeedOfADistributionCanBeToldAsAStory() {
        TestFile file = Theatre.of(CHAIN).file("scenarios: [{name: flaky, tasks: {fetch: {failureRate: 0.5}}}]");
        Rehearsal rehearsal = Rehearsal.of(file);
        Setting setting = Setting.of(file.scenarios().getFirst());
        Distribution many = Objects.requireNonNull(rehearsal.runs(setting, 1, 50));
        long seed = Objects.requireNonNull(many.seeds().get(ExecutionState.FAILED));

        Outcome outcome = rehearsal.run(setting, seed);

        assertThat(((Outcome.Told) outcome).story().state()).isEqualTo(ExecutionState.FAILED);
    }

    private static String why(Story story, String task) {
        return Objects.requireNonNull(story.task(task).why()).in(Locale.ENGLISH);
    }

    private static List<String> told(Story story, String task) {
        return story.beats(task).stream()
                .map(beat -> beat.what().in(Locale.ENGLISH))
                .toList();
    }
}
