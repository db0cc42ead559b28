package io.linkloom.model.yaml;

import java.util.List;

/** Broken documents, each with everything that is wrong in it. */
final class BrokenDocuments {
    private BrokenDocuments() {}

    /** @param found each as `line:column pointer code suggestion` */
    record Broken(String document, List<String> found) {
        @Override
        public String toString() {
            return found.getFirst();
        }
    }

    static final List<Broken> ALL = List.of(
            new Broken(
                    """
                    id: w
                    scheduel: "0 3 * * *"
                    tasks:
                      - id: a
                        typ: http
                        type: htp
                    """,
                    List.of(
                            "2:1 /scheduel unknown-key schedule",
                            "5:5 /tasks/0/typ unknown-key type",
                            "6:11 /tasks/0/type unknown-value http")),
            new Broken("""
                    name: no id and no tasks
                    """, List.of("1:1  missing-key", "1:1  missing-key")),
            new Broken("""
                    id: "has space"
                    namespace: Upper
                    tasks: []
                    """, List.of("1:5 /id bad-id", "2:12 /namespace bad-id", "3:8 /tasks no-tasks")),
            new Broken("""
                    id: w
                    tasks:
                      - {id: a, type: shell, command: ls}
                      - {id: b, type: shell, command: ls}
                      - {id: a, type: shell, command: ls}
                    """, List.of("5:10 /tasks/2/id duplicate-task")),
            new Broken(
                    """
                    id: w
                    tasks:
                      - {id: fetch, type: approval, dependsOn: [fetch]}
                      - {id: b, type: approval, dependsOn: [fetsh, 1]}
                    """,
                    List.of(
                            "3:45 /tasks/0/dependsOn/0 self-dependency",
                            "4:41 /tasks/1/dependsOn/0 unknown-task fetch",
                            "4:48 /tasks/1/dependsOn/1 wrong-type")),
            new Broken("""
                    id: w
                    tasks:
                      - id: a
                        type: approval
                        dependsOn: [c]
                      - id: b
                        type: approval
                        dependsOn: [a]
                      - id: c
                        type: approval
                        dependsOn: [b]
                    """, List.of("3:9 /tasks/0/id cycle")),
            new Broken(
                    """
                    id: w
                    tasks:
                      - {id: a, type: approval, runIf: anyFailed}
                      - {id: b, type: approval, runIf: allDone}
                      - {id: c, type: approval, runIf: anyFaild, dependsOn: [a]}
                    """,
                    List.of(
                            "3:36 /tasks/0/runIf run-if-without-upstream",
                            "5:36 /tasks/2/runIf unknown-value anyFailed")),
            new Broken(
                    """
                    id: w
                    tasks:
                      - {id: a, type: http}
                      - {id: b, type: http, url: "http://h/", backend: x, path: /p}
                      - {id: c, type: http, url: "file:///etc/passwd"}
                      - {id: d, type: http, url: "http://h/", path: /p}
                      - {id: e, type: http, backend: x, path: "//evil"}
                      - {id: f, type: http, url: "gopher://${{ inputs.x }}/"}
                      - {id: g, type: http, url: "http://a b/"}
                      - {id: h, type: http, url: "/relative"}
                    """,
                    List.of(
                            "3:5 /tasks/0 one-of",
                            "4:43 /tasks/1/backend one-of",
                            "5:30 /tasks/2/url bad-url",
                            "6:43 /tasks/3/path key-needs",
                            "7:43 /tasks/4/path bad-path",
                            "8:30 /tasks/5/url bad-url",
                            "8:44 /tasks/5/url unknown-input",
                            "9:30 /tasks/6/url bad-url",
                            "10:30 /tasks/7/url bad-url")),
            new Broken(
                    """
                    id: w
                    tasks:
                      - id: a
                        type: http
                        url: http://h/
                        method: "GET IT"
                        headers: {"X Y": a, Host: b, X-A: "a\\r\\nb", Content-Length: "1", x-a: b, X-B: [1]}
                        success: [200-99, 600, 204, "2xx"]
                        auth: {bearer: x, basic: {user: u, pass: p}}
                    """,
                    List.of(
                            "6:13 /tasks/0/method bad-method",
                            "7:22 /tasks/0/headers/X Y bad-header-name",
                            "7:31 /tasks/0/headers/Host reserved-header",
                            "7:39 /tasks/0/headers/X-A bad-header-value",
                            "7:65 /tasks/0/headers/Content-Length reserved-header",
                            "7:75 /tasks/0/headers/x-a duplicate-header",
                            "7:83 /tasks/0/headers/X-B wrong-type",
                            "8:15 /tasks/0/success/0 bad-status",
                            "8:23 /tasks/0/success/1 bad-status",
                            "8:33 /tasks/0/success/3 bad-status",
                            "9:23 /tasks/0/auth/basic one-of",
                            "9:30 /tasks/0/auth/basic missing-key",
                            "9:40 /tasks/0/auth/basic/pass unknown-key")),
            new Broken(
                    """
                    id: w
                    tasks:
                      - {id: a, type: shell, command: "rm ${{ inputs.x }}"}
                      - {id: b, type: shell, command: ls, args: [ls]}
                      - {id: c, type: shell, args: []}
                      - {id: d, type: shell, command: ls, env: {"A-B": 1, C: null}}
                    """,
                    List.of(
                            "3:35 /tasks/0/command expression-in-command",
                            "4:39 /tasks/1/args one-of",
                            "5:32 /tasks/2/args empty-list",
                            "6:52 /tasks/3/env/A-B bad-env-name",
                            "6:58 /tasks/3/env/C wrong-type")),
            new Broken(
                    """
                    id: w
                    tasks:
                      - {id: a, type: wait}
                      - {id: b, type: wait, duration: 0s}
                      - {id: c, type: wait, until: tomorrow}
                      - {id: d, type: wait, duration: 5x}
                      - {id: e, type: wait, duration: 5}
                      - {id: f, type: java, class: "not a class"}
                      - {id: g, type: workflow, workflow: "a:b:c"}
                      - {id: h, type: workflow}
                    """,
                    List.of(
                            "3:5 /tasks/0 one-of",
                            "4:35 /tasks/1/duration out-of-range",
                            "5:32 /tasks/2/until bad-datetime",
                            "6:35 /tasks/3/duration bad-duration",
                            "7:35 /tasks/4/duration wrong-type 5s",
                            "8:32 /tasks/5/class bad-class",
                            "9:39 /tasks/6/workflow bad-workflow",
                            "10:5 /tasks/7 missing-key")),
            new Broken(
                    """
                    id: w
                    priority: 101
                    concurrency: {max: 0, onLimit: que}
                    timeout: 0s
                    timezone: Europe/Kiyv
                    schedule: ["0 3 * *", "@dayly"]
                    tasks:
                      - id: a
                        type: approval
                        priority: -101
                        maxParallel: 0
                        retry: {maxAttempts: 0, factor: 0.5, jitter: 1.5, backoff: linear, delay: 1, on: [99]}
                    """,
                    List.of(
                            "2:11 /priority out-of-range",
                            "3:20 /concurrency/max out-of-range",
                            "3:32 /concurrency/onLimit unknown-value",
                            "4:10 /timeout out-of-range",
                            "5:11 /timezone bad-timezone Europe/Kiev",
                            "6:12 /schedule/0 bad-cron",
                            "6:23 /schedule/1 bad-cron",
                            "10:15 /tasks/0/priority out-of-range",
                            "11:18 /tasks/0/maxParallel out-of-range",
                            "12:26 /tasks/0/retry/maxAttempts out-of-range",
                            "12:37 /tasks/0/retry/factor out-of-range",
                            "12:50 /tasks/0/retry/jitter out-of-range",
                            "12:64 /tasks/0/retry/backoff unknown-value",
                            "12:79 /tasks/0/retry/delay wrong-type 1s",
                            "12:87 /tasks/0/retry/on/0 out-of-range")),
            new Broken(
                    """
                    id: w
                    inputs:
                      a: {type: int, default: 5, min: 10, max: 1}
                      b: {type: int, default: ten}
                      c: {type: string, enum: [dev, prod], default: pord}
                      d: {type: date, required: true, default: 2026-01-01}
                      e: {type: strng}
                      f: {type: string, min: 1}
                      g: {}
                      h: {type: date, default: 2026-02-30}
                    tasks:
                      - {id: t, type: approval}
                    """,
                    List.of(
                            "3:27 /inputs/a/default below-min",
                            "3:30 /inputs/a/min min-above-max",
                            "4:27 /inputs/b/default not-of-type",
                            "5:49 /inputs/c/default not-in-enum prod",
                            "6:19 /inputs/d/required required-with-default",
                            "7:13 /inputs/e/type unknown-value string",
                            "8:21 /inputs/f/min bounds-not-for-type",
                            "9:6 /inputs/g missing-key",
                            "10:28 /inputs/h/default not-of-type")),
            new Broken(
                    """
                    id: w
                    inputs:
                      day: {type: date, required: true}
                      n: {type: int}
                    schedule: "@daily"
                    triggers:
                      - {type: cron, schedule: "@hourly", inputs: {n: x, dya: 1}}
                      - {type: event, event: "", inputs: {day: "${{ event.data.day }}"}}
                      - {type: workflow, workflow: w2, on: [DONE], inputs: {day: "${{ event.x }}"}}
                      - {type: webhook}
                    tasks:
                      - {id: t, type: approval}
                    """,
                    List.of(
                            "5:1 /schedule schedule-misses-input",
                            "7:39 /triggers/0/inputs trigger-misses-input",
                            "7:51 /triggers/0/inputs/n not-of-type",
                            "7:59 /triggers/0/inputs/dya unknown-input day",
                            "8:26 /triggers/1/event empty-text",
                            "9:41 /triggers/2/on/0 unknown-value",
                            "9:67 /triggers/2/inputs/day event-not-here",
                            "10:12 /triggers/3/type unknown-value")),
            new Broken(
                    """
                    id: w
                    inputs: {limit: {type: int}, my-in: {type: int}}
                    tasks:
                      - {id: a, type: approval}
                      - {id: b-c, type: approval}
                      - id: t
                        type: http
                        url: http://h/${{ inputs.limt }}
                        dependsOn: [a]
                        when: "${{ tasks.b-c.state == 'X' }}"
                        forEach: "${{ item }}"
                        headers: {X: "${{ secrets.A + item }}"}
                        body: {x: "${{ tasks.t.output + tasks.zzz.output }}", y: "${{ tasks.a.outptu }}"}
                        params: {s: "${{ secrets.A }}", t: "${{ tasks[inputs.limit].output }}", u: "${{ inputs.my-in }}"}
                    outputs:
                      x: "${{ tasks['b-c'].output }}"
                      y: "${{ item + foo }}"
                      z: "${{ trigger.typ + execution.id + workflow.name }}"
                    """,
                    List.of(
                            "8:23 /tasks/2/url unknown-input limit",
                            "10:16 /tasks/2/when hyphenated-name tasks[\"b-c\"]",
                            "11:19 /tasks/2/forEach item-not-here",
                            "13:20 /tasks/2/body/x not-upstream",
                            "13:37 /tasks/2/body/x unknown-task",
                            "13:67 /tasks/2/body/y unknown-field output",
                            "14:22 /tasks/2/params/s secret-not-here",
                            "14:45 /tasks/2/params/t computed-name",
                            "14:85 /tasks/2/params/u hyphenated-name inputs[\"my-in\"]",
                            "17:11 /outputs/y item-not-here",
                            "17:18 /outputs/y unknown-name",
                            "18:11 /outputs/z unknown-field type",
                            "18:40 /outputs/z unknown-field")),
            new Broken(
                    """
                    id: w
                    outputs:
                      a: |
                        ${{ 1 +
                            nope }}
                      b: "x ${{ "
                      c: 'it''s ${{ inputs.q }}'
                      d: "\\u0416 ${{ inputs.q }}"
                      e: >-
                        folded
                        ${{ inputs.q }}
                      f: ${{ 1 + 2.0 }}
                      g: ${{ nofunction(1) }}
                    tasks:
                      - {id: t, type: approval, when: "1 > 0"}
                      - {id: u, type: approval, when: "a ${{ true }}", forEach: "x"}
                      - {id: v, type: approval, when: 5, forEach: "x ${{ [1] }}"}
                    """,
                    List.of(
                            "5:9 /outputs/a unknown-name",
                            "6:6 /outputs/b expression-unterminated",
                            "7:17 /outputs/c unknown-input",
                            "8:6 /outputs/d unknown-input",
                            "11:9 /outputs/e unknown-input",
                            "12:12 /outputs/f expression-syntax",
                            "13:20 /outputs/g expression-syntax",
                            "15:35 /tasks/0/when expression-expected ${{ 1 > 0 }}",
                            "16:35 /tasks/1/when expression-expected",
                            "16:61 /tasks/1/forEach wrong-type",
                            "17:35 /tasks/2/when wrong-type",
                            "17:47 /tasks/2/forEach expression-expected")),
            new Broken(
                    """
                    id: w
                    id: x
                    a: !!java.net.URL [x]
                    [1]: 2
                    tasks:
                      - {id: t, type: approval, name: 5, name: 6, allowFailure: yes}
                    """,
                    List.of(
                            "2:1 /id duplicate-key",
                            "3:1 /a unknown-key",
                            "3:4 /a unknown-tag",
                            "4:1  bad-key",
                            "6:35 /tasks/0/name wrong-type",
                            "6:38 /tasks/0/name duplicate-key",
                            "6:61 /tasks/0/allowFailure wrong-type true")),
            new Broken(
                    """
                    id: w
                    tasks: {a: 1}
                    labels: {a: 1, b: true}
                    inputs: []
                    outputs: 1
                    triggers: x
                    defaults: {retries: {maxAttempts: 1}, timeout: 1}
                    """,
                    List.of(
                            "2:8 /tasks wrong-type",
                            "3:13 /labels/a wrong-type",
                            "3:19 /labels/b wrong-type",
                            "4:9 /inputs wrong-type",
                            "5:10 /outputs wrong-type",
                            "6:11 /triggers wrong-type",
                            "7:12 /defaults/retries unknown-key",
                            "7:48 /defaults/timeout wrong-type 1s")),
            new Broken("""
                    - id: w
                    """, List.of("1:1  wrong-type")),
            new Broken("""
                    just text
                    """, List.of("1:1  wrong-type")),
            new Broken("""
                    id: w
                      bad: indent
                    """, List.of("2:6  syntax")),
            new Broken("""
                    id: "unclosed
                    """, List.of("2:1  syntax")),
            new Broken("""
                    {"id": "w", "tasks": [{"id": "t", "type": "shell"}], "extra": 1}
                    """, List.of("1:23 /tasks/0 one-of", "1:54 /extra unknown-key")));
}
