package io.linkloom.simulation.examination;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.fixture.Theatre;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private final Theatre theatre = Theatre.of("""
            id: flow
            inputs:
              limit: {type: int, default: 10, max: 100}
              mode: {type: string, enum: [full, part], default: full}
            triggers:
              - {type: event, event: order.created, when: "${{ event.data.amount > 100 }}"}
            tasks:
              - {id: fetch, type: http, url: "http://b/fetch", body: {limit: "${{ inputs.limit }}"}, retry: {jitter: 0}}
              - {id: process, type: http, url: "http://b/process", dependsOn: [fetch], retry: {jitter: 0}}
              - {id: check, type: http, url: "http://b/check", dependsOn: [fetch]}
              - {id: alert, type: http, url: "http://b/alert", dependsOn: [process], runIf: anyFailed}
            outputs: {rows: "${{ tasks.fetch.output.rows }}"}
            """);

    /** A story of 5 s in which everything succeeds but the alert, which is skipped. */
    private String calm(String expect) {
        return """
                tasks:
                  fetch: {takes: 1s, output: {rows: 42, files: [a, b]}}
                  process: {takes: 4s}
                  check: {takes: 2s}
                expect:
                """ + expect.indent(2);
    }

    @Test
    void aStoryThatIsAsExpectedPasses() {
        Verdict verdict = theatre.verdict(calm("""
                state: SUCCEEDED
                within: 5s
                outputs: {rows: 42.0}
                order: [fetch, process]
                never: [alert]
                deadLetters: []
                tasks:
                  fetch: {state: SUCCEEDED, attempts: 1, output: {files: [a, b], rows: 42}, within: 1s}
                  alert: SKIPPED
                  check: {output: null}
                that:
                  - "${{ tasks.fetch.request.body.limit == 10 && execution.seconds == 5.0 }}"
                  - "${{ !has(tasks.alert.request) && trigger.type == 'manual' && trigger.date == '2026-01-05' }}"
                """));

        assertThat(Theatre.failures(verdict)).isEmpty();
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.length()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void everythingThatIsNotSoIsSaidWithItsPlace() {
        assertThat(theatre.failures(calm("""
                        state: FAILED
                        within: 4s
                        outputs: {rows: 41}
                        order: [fetch, process, check]
                        never: [fetch]
                        deadLetters: [process]
                        cause: process
                        tasks:
                          fetch: {attempts: 2, output: {rows: 42, files: [a, c]}, within: 500ms, code: HTTP_503}
                          alert: SUCCEEDED
                        that:
                          - "${{ tasks.fetch.attempts == 2 }}"
                          - "${{ tasks.alert.output.x == 1 }}"
                        """)))
                .containsExactly(
                        "8:14 null | the execution ends FAILED | SUCCEEDED",
                        "9:15 process | the execution ends within 4s | 5s",
                        "10:23 null | the output rows is 41 | 42",
                        "11:31 check | check begins after process has ended | process 1s–5s, check 1s–3s",
                        "12:15 fetch | fetch never has an attempt | SUCCEEDED",
                        "13:20 null | dead letters: process | —",
                        "14:14 null | process is the first cause | SUCCEEDED",
                        "16:27 fetch | attempts of fetch: 2 | 1",
                        "16:38 fetch | fetch gives {\"rows\":42,\"files\":[\"a\",\"c\"]} | "
                                + "{\"rows\":42,\"files\":[\"a\",\"b\"]}, which differs at /files/1",
                        "16:73 fetch | fetch ends within 500ms | 1s",
                        "16:86 fetch | fetch fails with HTTP_503 | SUCCEEDED",
                        "17:16 alert | alert ends SUCCEEDED | SKIPPED: `runIf: anyFailed` does not hold: process SUCCEEDED",
                        "19:11 fetch | tasks.fetch.attempts == 2 is true | false (tasks.fetch.attempts is 1)",
                        "20:11 alert | tasks.alert.output.x == 1 is true | `tasks.alert.output.x == 1`: "
                                + "key 'output' is not present in map. (tasks.alert is an object with "
                                + "[state, attempts, startedAt, endedAt, seconds])");
    }

    @Test
    void anExecutionHasToSucceedWhereNothingElseIsSaid() {
        String dead = "tasks: {process: {fails: always, code: HTTP_400, message: 'No'}}\n";

        assertThat(theatre.failures(dead))
                .containsExactly("2:5 process | the execution ends SUCCEEDED | FAILED: HTTP_400: No");
        assertThat(theatre.failures(dead + "expect: {tasks: {process: DEAD}}"))
                .containsExactly("4:5 process | the execution ends SUCCEEDED | FAILED: HTTP_400: No");
        assertThat(theatre.failures(dead + "expect: FAILED")).isEmpty();
    }

    @Test
    void aDeadLetterHasItsCauseAndItsCode() {
        assertThat(theatre.failures("""
                        tasks: {process: {fails: always, code: HTTP_400}}
                        expect:
                          state: FAILED
                          cause: process
                          deadLetters: [process]
                          tasks: {process: {state: DEAD, code: HTTP_400, attempts: 1}, alert: SUCCEEDED}
                        """)).isEmpty();
    }

    @Test
    void refusedInputsAreNamed() {
        String bad = "inputs: {limit: 101, mode: fll}\n";

        assertThat(theatre.failures(bad + "expect: {rejected: [mode, limit]}")).isEmpty();
        assertThat(theatre.failures(bad + "expect: {rejected: [limit]}"))
                .containsExactly("4:24 null | the start is refused because of limit | it is refused: "
                        + "101 is above the maximum 100; `\"fll\"` is none of: \"full\", \"part\""
                                .replace("101", "`101`"));
        assertThat(theatre.failures(bad + "expect: {tasks: {fetch: DEAD}, within: 1s}"))
                .containsExactly("4:5 null | the execution starts | it is refused: "
                        + "`101` is above the maximum 100; `\"fll\"` is none of: \"full\", \"part\"");
        assertThat(theatre.failures("expect: {rejected: [limit]}"))
                .containsExactly("3:24 null | the start is refused because of limit | it starts with "
                        + "{\"limit\":10,\"mode\":\"full\"}");
    }

    @Test
    void whetherATriggerFiresCanBeExpected() {
        String small = "trigger: {event: {type: order.created, data: {amount: 1}}}\n";
        String large = "trigger: {event: {type: order.created, data: {amount: 101}}}\n";

        assertThat(theatre.failures(small + "expect: {starts: false}")).isEmpty();
        assertThat(theatre.failures(large + "expect: {starts: false}")).hasSize(1);
        assertThat(theatre.failures(small))
                .containsExactly("2:5 null | the execution starts | it does not start: "
                        + "`when` of the trigger is false: event.data.amount > 100");
        assertThat(theatre.failures(large + "tasks: {fetch: {output: {rows: 1}}}\nexpect: {starts: true}"))
                .isEmpty();
    }

    @Test
    void anExecutionMayStandStill() {
        Theatre approval = Theatre.of("id: flow\ntasks: [{id: sign_off, type: approval}]\n");
        String nobody = "tasks: {sign_off: {approve: never}}\n";

        assertThat(approval.failures(nobody))
                .containsExactly(
                        "2:5 sign_off | the execution ends SUCCEEDED | it stands still and waits for sign_off");
        assertThat(approval.failures(nobody + "expect: {state: RUNNING, tasks: {sign_off: WAITING}}"))
                .isEmpty();
        assertThat(approval.failures(nobody + "expect: {state: RUNNING, within: 1h}"))
                .containsExactly(
                        "4:38 sign_off | the execution ends within 1h | it stands still and waits for sign_off");
    }

    @Test
    void theFirstRunInWhichSomethingIsNotSoIsShown() {
        String flaky = "seed: 5\nruns: 200\ntasks: {fetch: {failureRate: 0.2, output: {rows: 1}}}\n";
        Verdict verdict = theatre.verdict(flaky + "expect: {tasks: {fetch: {attempts: 1}}}");
        long seed = verdict.failures().getFirst().seed();

        assertThat(verdict.runs()).isEqualTo((int) seed - 5 + 1).isLessThan(200);
        assertThat(theatre.verdict(
                                flaky.replace("seed: 5", "seed: " + seed) + "expect: {tasks: {fetch: {attempts: 1}}}")
                        .runs())
                .isEqualTo(1);
        assertThat(theatre.verdict("runs: 30\ntasks: {fetch: {output: {rows: 1}}}")
                        .runs())
                .isEqualTo(30);
    }
}
