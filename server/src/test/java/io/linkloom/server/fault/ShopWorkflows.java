package io.linkloom.server.fault;

import java.util.List;

/** Workflows of every kind that a crash could hit: each ends by itself, whatever happens to the server. */
final class ShopWorkflows {
    static final List<String> IDS = List.of("chain", "fan", "moody", "nap", "script");

    private ShopWorkflows() {}

    static List<String> all(String backend) {
        return List.of("""
                id: chain
                tasks:
                  - {id: first, type: http, url: "BACKEND/ok"}
                  - {id: second, type: http, url: "BACKEND/ok", dependsOn: [first]}
                  - {id: third, type: http, url: "BACKEND/ok", dependsOn: [second]}
                """, """
                id: fan
                tasks:
                  - {id: root, type: http, url: "BACKEND/ok"}
                  - id: each
                    type: http
                    url: "BACKEND/ok"
                    dependsOn: [root]
                    forEach: "${{ [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }}"
                  - {id: join, type: http, url: "BACKEND/ok", dependsOn: [each]}
                """, """
                id: moody
                tasks:
                  - id: moody
                    type: http
                    url: "BACKEND/flaky"
                    retry: {maxAttempts: 4, delay: 50ms, backoff: fixed, jitter: 0}
                  - {id: after, type: http, url: "BACKEND/ok", dependsOn: [moody]}
                """, """
                id: nap
                tasks:
                  - {id: before, type: http, url: "BACKEND/ok"}
                  - {id: nap, type: wait, duration: 40ms, dependsOn: [before]}
                  - {id: after, type: http, url: "BACKEND/ok", dependsOn: [nap]}
                """, """
                id: script
                tasks:
                  - {id: script, type: shell, command: "echo 7 > $LOOM_OUTPUT"}
                  - {id: after, type: http, url: "BACKEND/ok", dependsOn: [script]}
                """).stream()
                .map(yaml -> yaml.replace("BACKEND", backend))
                .toList();
    }
}
