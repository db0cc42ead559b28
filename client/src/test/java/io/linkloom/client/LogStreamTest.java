package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linkloom.api.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogStreamTest {
    private static final String LOGS = "GET /api/executions/exec-1/logs";
    private static final String EXECUTION = "GET /api/executions/exec-1";

    private final StubServer server = new StubServer();
    private final LinkLoomClient client =
            LinkLoomClient.builder().url(server.url()).pace(new ManualPace()).build();

    @AfterEach
    void stop() {
        server.close();
    }

    private static StubStream lines(long... seqs) {
        StubStream stream = new StubStream();
        for (long seq : seqs) {
            stream.event(Long.toString(seq), "log", """
                    {"seq": %d, "at": "2026-01-02T03:04:05Z", "task": "a", "stream": "stdout", "message": "line %d"}""".formatted(seq, seq));
        }
        return stream;
    }

    private static String execution(String state) {
        return """
                {"id": "exec-1", "workflow": "w", "version": 1, "namespace": "default", "state": "%s", "trigger": "api",
                 "inputs": {}, "createdAt": "2026-01-02T03:04:05Z", "tasks": []}""".formatted(state);
    }

    private List<String> follow(LogQuery query) {
        List<String> messages = new ArrayList<>();
        try (LogStream log = client.executions().followLogs("exec-1", query)) {
            for (LogLine line : log) messages.add(line.message());
        }
        return messages;
    }

    @Test
    void endsSoonAfterTheExecutionHas() {
        server.streams(LOGS, lines(1, 2).ends()).answers(EXECUTION, 200, execution("SUCCEEDED"));

        assertThat(follow(LogQuery.all().ofTask("a").tail(10))).containsExactly("line 1", "line 2");
        assertThat(server.requests().get(0).line()).isEqualTo(LOGS + "?task=a&tail=10");
    }

    @Test
    void goesOnAfterTheLastLineWhenTheServerStoppedOrTheConnectionBroke() {
        server.streams(LOGS, lines(1).ends())
                .streams(LOGS, lines(2).breaks())
                .streams(LOGS, lines(3).ends())
                .answers(EXECUTION, 200, execution("RUNNING"))
                .answers(EXECUTION, 200, execution("FAILED"));

        assertThat(follow(LogQuery.all())).containsExactly("line 1", "line 2", "line 3");
        assertThat(server.requests().stream()
                        .filter(each -> each.line().equals(LOGS))
                        .map(each -> each.headers().getOrDefault("last-event-id", "none")))
                .containsExactly("none", "1", "2");
    }

    @Test
    void anExecutionThatDoesNotExistIsSaidAtOnce() {
        server.answersProblem(LOGS, 404, "execution-not-found", "No such execution", "exec-1");

        assertThatThrownBy(() -> follow(LogQuery.all())).hasMessage("No such execution: exec-1");
        assertThat(server.requests()).hasSize(1);
    }
}
