package io.linkloom.server.shard;

/** Workflows for the tests of the loop. */
final class Workflows {
    static final String SINGLE = """
            id: single
            tasks:
              - {id: only, type: http, url: "http://one/t"}
            """;

    static final String CHAIN = """
            id: chain
            tasks:
              - {id: first, type: http, url: "http://one/t"}
              - {id: second, type: http, url: "http://one/t", dependsOn: [first]}
              - {id: third, type: http, url: "http://one/t", dependsOn: [second]}
            """;

    private Workflows() {}

    /** One task that calls the host `id`, with a line of its own at the top. */
    static String single(String id, String top) {
        return "id: " + id + "\n" + top + "\ntasks:\n  - {id: " + id + ", type: http, url: \"http://" + id + "/t\"}\n";
    }
}
