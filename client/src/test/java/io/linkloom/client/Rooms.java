package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A client of a stub server, and the requests that it is expected to make, each of them and no other. */
abstract class Rooms {
    static final String TIME = "2026-01-02T03:04:05Z";
    static final Instant AT = Instant.parse(TIME);
    static final String EXECUTION = """
            {"id": "exec-1", "workflow": "w", "version": 2, "namespace": "default", "state": "PAUSED", "trigger": "api",
             "inputs": {}, "outputs": null, "createdAt": "%s", "startedAt": null, "endedAt": null, "tasks": [], "error": null}""".formatted(TIME);

    final StubServer server = new StubServer();
    private final LinkLoomClient client =
            LinkLoomClient.builder().url(server.url()).pace(new ManualPace()).build();

    private final List<String> expected = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.requests()).extracting(StubServer.Request::line).isEqualTo(expected);
    }

    /** The client, which is about to make this request. */
    LinkLoomClient expects(String line, String answer) {
        int queryAt = line.indexOf('?');
        server.answers(queryAt < 0 ? line : line.substring(0, queryAt), 200, answer);
        expected.add(line);
        return client;
    }

    void steers(String body, ExecutionDetails answer) {
        assertThat(answer.state()).isEqualTo(ExecutionState.PAUSED);
        assertThat(body()).isEqualTo(body);
    }

    String body() {
        return server.requests().get(server.requests().size() - 1).body();
    }

    static String page(String... items) {
        return "{\"items\": [" + String.join(",", items) + "], \"nextCursor\": \"next\"}";
    }
}
