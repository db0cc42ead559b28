package io.linkloom.server.runner.http;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.TaskRunner;
import io.linkloom.server.runner.TaskRunnerContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract, kept by calls to a real server. */
class HttpRunnerTest extends TaskRunnerContract {
    private final HttpRunner runner = new HttpRunner(HttpSettings.DEFAULT);
    private final List<ScriptedBackend> backends = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ScriptedBackend backend : backends) backend.close();
        runner.close();
    }

    private TaskWork calling(ScriptedBackend.Reply reply) {
        try {
            ScriptedBackend backend = new ScriptedBackend(reply);
            backends.add(backend);
            return Calls.to(backend.url()).work();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected TaskRunner runner() {
        return runner;
    }

    @Override
    protected TaskWork succeeding() {
        return calling(ScriptedBackend.ok("application/json", "{\"rows\": 42}"));
    }

    @Override
    protected TaskWork givingNothing() {
        return calling(ScriptedBackend.status("204 No Content", ""));
    }

    @Override
    protected TaskWork failing() {
        return calling(ScriptedBackend.status("500 Internal Server Error", "no disk"));
    }

    @Override
    protected TaskWork givingTooMuch() {
        return calling(ScriptedBackend.ok("application/json", "\"" + "x".repeat(Json.MAX_BYTES - 1) + "\""));
    }

    @Override
    protected TaskWork givingTheMost() {
        return calling(ScriptedBackend.ok("application/json", "\"" + "x".repeat(Json.MAX_BYTES - 2) + "\""));
    }

    @Override
    protected TaskWork hanging() {
        return calling((request, connection) -> connection.awaitEnd());
    }

    @Override
    protected Attempts withBrokenExpression() {
        return Attempts.of(Calls.to(BROKEN).work());
    }

    @Override
    protected boolean hasBegun() {
        return backends.stream().anyMatch(backend -> !backend.requests().isEmpty());
    }
}
