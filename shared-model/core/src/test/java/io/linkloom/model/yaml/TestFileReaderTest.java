package io.linkloom.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.fixture.Theatre;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.TestFile;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TestFileReaderTest {
    private final Theatre theatre = Theatre.of("""
            id: flow
            schedule: "0 3 * * *"
            inputs: {limit: {type: int, default: 1}}
            tasks:
              - {id: fetch_data, type: http, url: "http://b/fetch"}
              - {id: archive, type: shell, command: tar, dependsOn: [fetch_data]}
              - {id: sign_off, type: approval}
              - {id: pause, type: wait, duration: 1m}
              - {id: each, type: java, class: a.B, forEach: "${{ tasks.fetch_data.output }}", dependsOn: [fetch_data]}
              - {id: mail, type: workflow, workflow: send-mail}
            outputs: {rows: "${{ tasks.fetch_data.output.rows }}"}
            """);

    private List<String> scenario(String keys) {
        return theatre.found("scenarios:\n  - name: a\n" + keys.indent(4));
    }

    @Test
    void everyKeyIsRead() {
        TestFile file = theatre.file("""
                workflow: flow.yaml
                children: []
                tasks: {archive: {takes: 3s}}
                scenarios:
                  - name: a
                    seed: 3
                    runs: 2
                    inputs: {limit: 2}
                    trigger: {at: "2026-01-01T00:00:00Z"}
                    tasks:
                      fetch_data: {takes: 1s..2s, callback: 5m, heartbeat: 1m, output: [1], fails: 1, code: HTTP_429,
                        message: busy, retryable: true, retryAfter: 5s, failureRate: 0.1}
                      each: {output: "${{ item }}", items: [{index: 0, hangs: always}]}
                      sign_off: {approve: {p50: 1h, p90: 2h, p99: 3h, min: 1m, max: 1d}, by: ann, comment: ok}
                      mail: {fails: 1, code: CHILD_TIMED_OUT}
                    expect: {state: SUCCEEDED}
                """);
        Scenario scenario = file.scenarios().getFirst();

        assertThat(scenario.script().tasks().keySet())
                .containsExactlyInAnyOrder("fetch_data", "each", "sign_off", "mail", "archive");
        assertThat(scenario.seed()).isEqualTo(3);
        assertThat(scenario.at().line()).isEqualTo(5);
    }

    @Test
    void theFileAsAWhole() {
        assertThat(theatre.found("scenario: []\n")).containsExactly("1:1 missing-key", "1:1 unknown-key scenarios");
        assertThat(theatre.found("scenarios: []\n")).containsExactly("1:12 empty-list");
        assertThat(theatre.found("scenarios: [{name: a}, {name: a}]")).containsExactly("1:24 duplicate-scenario");
        assertThat(theatre.found("scenarios: [{nam: a}]")).containsExactly("1:13 missing-key", "1:14 unknown-key name");
        assertThat(theatre.found("workflow: other.yaml\nscenarios: [{name: a}]"))
                .containsExactly("1:11 no-workflow-file");
        assertThat(theatre.found("")).containsExactly("1:1 empty-document");
        assertThat(Theatre.of("id: flow\ntasks: []\n").found("scenarios: [{name: a}]"))
                .containsExactly("1:1 invalid-workflow-file");
    }

    @Test
    void tasksAndTheirBehaviour() {
        assertThat(scenario("tasks: {fetch_dat: {fails: 1}}")).containsExactly("3:13 unknown-task fetch_data");
        assertThat(scenario("tasks: {fetch_data: {fail: 1}}")).containsExactly("3:26 unknown-key fails");
        assertThat(scenario("tasks: {fetch_data: {fails: 0}}")).containsExactly("3:33 out-of-range");
        assertThat(scenario("tasks: {fetch_data: {fails: often}}")).containsExactly("3:33 wrong-type");
        assertThat(scenario("tasks: {fetch_data: {fails: 1, hangs: 1}}")).containsExactly("3:36 not-together");
        assertThat(scenario("tasks: {fetch_data: {attempts: [hangs], takes: 1s}}"))
                .containsExactly("3:45 not-together");
        assertThat(scenario("tasks: {fetch_data: {code: HTTP_400}}")).containsExactly("3:26 key-needs");
        assertThat(scenario("tasks: {fetch_data: {fails: 1, code: http_400}}")).containsExactly("3:42 bad-id");
        assertThat(scenario("tasks: {fetch_data: {heartbeat: 1m}}")).containsExactly("3:26 key-needs");
        assertThat(scenario("tasks: {fetch_data: {takes: 5s..2s}}")).containsExactly("3:33 bad-duration");
        assertThat(scenario("tasks: {fetch_data: {takes: 5}}")).containsExactly("3:33 wrong-type 5s");
        assertThat(scenario("tasks: {fetch_data: {takes: {p50: 5s, p90: 2s}}}")).containsExactly("3:33 not-ascending");
        assertThat(scenario("tasks: {fetch_data: {takes: {p90: 2s}}}")).containsExactly("3:33 missing-key");
        assertThat(scenario("tasks: {fetch_data: {failureRate: 1.5}}")).containsExactly("3:39 out-of-range");
        assertThat(scenario("tasks: {fetch_data: {items: [{index: 0}]}}")).containsExactly("3:26 no-fan-out");
        assertThat(scenario("tasks: {each: {items: [{fails: 1}]}}")).containsExactly("3:28 missing-key");
        assertThat(scenario("tasks: {mail: {tasks: {}}}")).containsExactly("3:20 no-child");
        assertThat(scenario("tasks: {mail: {fails: 1, code: CHILD_FAILD}}"))
                .containsExactly("3:36 unknown-value CHILD_FAILED");
    }

    @Test
    void whatIsNotForATypeIsSaid() {
        assertThat(scenario("tasks: {pause: {takes: 1s}}")).containsExactly("3:21 not-for-type");
        assertThat(scenario("tasks: {archive: {callback: 1s}}")).containsExactly("3:23 not-for-type");
        assertThat(scenario("tasks: {fetch_data: {approve: 1s}}")).containsExactly("3:26 not-for-type");
        assertThat(scenario("tasks: {sign_off: {fails: 1}}")).containsExactly("3:24 not-for-type");
        assertThat(scenario("tasks: {sign_off: {approve: 1m, reject: 1m}}")).containsExactly("3:37 not-together");
    }

    @Test
    void expressionsSeeWhatIsThere() {
        assertThat(scenario("tasks: {fetch_data: {output: '${{ inputs.limi }}'}}"))
                .containsExactly("3:39 unknown-input limit");
        assertThat(scenario("tasks: {fetch_data: {output: '${{ item }}'}}")).containsExactly("3:39 item-not-here");
        assertThat(scenario("tasks: {fetch_data: {output: '${{ tasks.archive.output }}'}}"))
                .containsExactly("3:39 not-upstream");
        assertThat(scenario("expect: {that: ['${{ tasks.fetch_data.attempt == 1 }}']}"))
                .containsExactly("3:26 unknown-field attempts");
        assertThat(scenario("expect: {that: ['${{ tasks.fetch.attempts == 1 }}']}"))
                .containsExactly("3:26 unknown-task");
        assertThat(scenario("expect: {that: ['tasks.fetch_data.attempts == 1']}"))
                .containsExactly("3:21 expression-expected ${{ tasks.fetch_data.attempts == 1 }}");
        assertThat(scenario("expect: {that: ['${{ execution.second > 1.0 }}']}"))
                .containsExactly("3:26 unknown-field seconds");
    }

    @Test
    void aChildsTasksAreKnownToo() {
        Theatre both = theatre.beside("send-mail.yaml", """
                id: send-mail
                inputs: {to: {type: string, default: x}}
                tasks: [{id: smtp, type: java, class: a.B}]
                """);

        assertThat(both.found("scenarios: [{name: a, tasks: {mail: {tasks: {smtpp: {}}}}}]"))
                .containsExactly("1:46 unknown-task smtp");
        assertThat(both.found(
                        "scenarios: [{name: a, tasks: {mail: {tasks: {smtp: {output: '${{ inputs.limit }}'}}}}}]"))
                .containsExactly("1:66 unknown-input");
        assertThat(both.found("scenarios: [{name: a, tasks: {mail: {takes: 1s, tasks: {}}}}]"))
                .containsExactly("1:38 not-together");
    }

    @Test
    void triggers() {
        assertThat(scenario("trigger: {cron: '2026-01-31T03:01:00Z'}"))
                .containsExactly("3:21 no-such-instant 2026-02-01T03:00:00Z");
        assertThat(scenario("trigger: {cron: yesterday}")).containsExactly("3:21 bad-datetime");
        assertThat(scenario("trigger: {event: {type: x}}")).containsExactly("3:22 no-trigger");
        assertThat(scenario("trigger: {workflow: {id: x}}")).containsExactly("3:25 no-trigger");
        assertThat(scenario("trigger: {cron: '2026-02-01T03:00:00Z', at: '2026-02-01T03:00:00Z'}"))
                .containsExactly("3:45 not-together");
        assertThat(scenario("inputs: {limit: 1}\ntrigger: {cron: '2026-02-01T03:00:00Z'}"))
                .containsExactly("3:5 inputs-of-trigger");
    }

    @Test
    void expectations() {
        assertThat(scenario("expect: SUCCEDED")).containsExactly("3:13 unknown-value SUCCEEDED");
        assertThat(scenario("expect: {stat: FAILED}")).containsExactly("3:14 unknown-key state");
        assertThat(scenario("expect: {outputs: {row: 1}}")).containsExactly("3:29 unknown-output rows");
        assertThat(scenario("expect: {order: [fetch_data, archiv]}")).containsExactly("3:34 unknown-task archive");
        assertThat(scenario("expect: {never: [fetch-data]}")).containsExactly("3:22 unknown-task fetch_data");
        assertThat(scenario("expect: {tasks: {fetch_data: DAED}}")).containsExactly("3:34 unknown-value DEAD");
        assertThat(scenario("expect: {tasks: {fetch_data: {attempts: -1}}}")).containsExactly("3:45 out-of-range");
        assertThat(scenario("expect: {rejected: []}")).containsExactly("3:24 empty-list");
        assertThat(scenario("expect: {rejected: limit}")).containsExactly("3:24 wrong-type");
    }

    @Test
    void allErrorsAreFoundInOnePassInBothLanguages() {
        List<Diagnostic> errors = theatre.errors("""
                scenarios:
                  - name: a
                    tasks: {sign_off: {fails: 1}, nobody: {}}
                    expect: DONE
                """);

        assertThat(errors)
                .extracting(Diagnostic::code)
                .containsExactly("not-for-type", "unknown-task", "unknown-value");
        assertThat(errors.getFirst().message(Locale.of("uk"))).isEqualTo("`fails` не для задач типу approval");
        assertThat(errors.getFirst().pointer()).isEqualTo("/scenarios/0/tasks/sign_off/fails");
    }
}
