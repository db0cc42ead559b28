package io.linkloom.server.upgrade;

import java.util.List;

/** What is registered in a directory before it is stored: a little of everything. Those of a stored directory are in it; these may grow. */
final class StoryWorkflows {
    static final String REPORT_BEFORE = """
            # The first one.
            id: report
            tasks:
              - {id: fetch, type: http, url: "BACKEND/ok"}
            """.replace("BACKEND", StoryBackend.URL);

    static final String GONE = """
            id: gone
            tasks:
              - {id: a, type: http, url: "BACKEND/ok"}
            """.replace("BACKEND", StoryBackend.URL);

    private static final String ENDING = """
            # Звіт: the text stays as it was written.
            id: report
            labels: {team: bi}
            inputs:
              limit: {type: int, default: 100}
            tasks:
              - {id: fetch, type: http, url: "BACKEND/ok"}
              - {id: process, type: http, url: "BACKEND/ok", dependsOn: [fetch], when: "${{ tasks.fetch.output.rows > 0 }}"}
              - {id: nothing, type: http, url: "BACKEND/ok", dependsOn: [fetch], when: "${{ tasks.fetch.output.rows == 0 }}"}
            outputs:
              rows: "${{ tasks.fetch.output.rows }}"
            ---
            id: script
            namespace: analytics
            tasks:
              - {id: script, type: shell, command: "echo working; echo trouble >&2; echo 7 > $LOOM_OUTPUT"}
            ---
            id: broken
            tasks:
              - {id: first, type: http, url: "BACKEND/broken"}
              - {id: below, type: http, url: "BACKEND/ok", dependsOn: [first]}
              - {id: alert, type: http, url: "BACKEND/ok", dependsOn: [first], runIf: anyFailed}
            ---
            id: fan
            tasks:
              - {id: each, type: http, url: "BACKEND/${{ item }}", forEach: "${{ ['ok', 'broken', 'ok'] }}"}
            ---
            id: endless
            tasks:
              - {id: nap, type: wait, duration: 36500d}
            ---
            id: short
            timeout: 1s
            tasks:
              - {id: nap, type: wait, duration: 1d}
            ---
            id: halted
            schedule: "0 3 1 1 *"
            tasks:
              - {id: a, type: http, url: "BACKEND/ok"}
            """;

    private static final String OPEN = """
            id: sign-off
            tasks:
              - {id: ship, type: approval, message: "Ship it?"}
              - {id: after, type: http, url: "BACKEND/ok", dependsOn: [ship]}
            ---
            id: caller
            tasks:
              - {id: call, type: http, url: "BACKEND/callback", callbackTimeout: 36500d}
              - {id: after, type: http, url: "BACKEND/ok", dependsOn: [call]}
            ---
            id: again
            tasks:
              - {id: again, type: http, url: "BACKEND/later", retry: {maxAttempts: 3, backoff: fixed, delay: 36500d, maxDelay: 36500d, jitter: 0}}
            ---
            id: soon
            tasks:
              - {id: soon, type: http, url: "BACKEND/later", retry: {maxAttempts: 3, backoff: fixed, delay: 30s, maxDelay: 30s, jitter: 0}}
            ---
            id: single
            concurrency: {max: 1}
            tasks:
              - {id: call, type: http, url: "BACKEND/callback", callbackTimeout: 36500d}
            ---
            id: hang
            tasks:
              - {id: hang, type: http, url: "BACKEND/hang", timeout: 1h}
              - {id: after, type: http, url: "BACKEND/ok", dependsOn: [hang]}
            ---
            id: each
            tasks:
              - {id: each, type: http, url: "BACKEND/${{ item }}", timeout: 1h, maxParallel: 1, forEach: "${{ ['ok', 'hang', 'ok'] }}"}
              - {id: join, type: http, url: "BACKEND/ok", dependsOn: [each]}
            ---
            id: parent
            tasks:
              - {id: child, type: workflow, workflow: caller, wait: true}
            """;

    private StoryWorkflows() {}

    static List<String> all() {
        return List.of(
                (ENDING + "---\n" + OPEN).replace("BACKEND", StoryBackend.URL).split("---\n", 0));
    }
}
