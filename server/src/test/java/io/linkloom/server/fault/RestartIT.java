package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.process.CallingBackend;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What waits for the world outside, or for other executions, goes on after the server was killed. */
class RestartIT {
    private static final int IMPORTS = 40;
    private static final Duration NAP = Duration.ofSeconds(8);
    private static final String EVENTS = "application/cloudevents+json";
    private static final String DONE = "{\"status\":\"succeeded\",\"output\":{\"a\":1}}";

    private static final String IMPORT = """
            id: import
            tasks: [{id: t, type: wait, duration: 300ms}]
            """;

    private static final String REPORT = """
            id: report
            inputs: {from: {type: string, default: ''}}
            triggers: [{type: workflow, workflow: import, inputs: {from: "${{ trigger.event.data.execution }}"}}]
            tasks: [{id: t, type: wait, duration: 1ms}]
            """;

    private static final String NAPS = "id: naps\ntasks: [{id: t, type: wait, duration: 8s}]\n";

    private static final String ORDERED = """
            id: ordered
            concurrency: {max: 1, onLimit: skip}
            triggers: [{type: event, event: order.*}]
            tasks: [{id: gate, type: approval}]
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatWaitedGoesOnAndNothingStartsTwice() throws IOException {
        ServerProcess.Setup setup = ServerProcess.Setup.in(directory, "restart")
                .withJvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .withArguments(List.of("--link-loom.warm-up=false"));
        LoomApi api = new LoomApi(setup.url());
        try (CallingBackend backend = new CallingBackend()) {
            String called;
            String napping;
            JsonNode receipt;
            String event = "{\"specversion\":\"1.0\",\"type\":\"order.made\",\"source\":\"/shop\",\"id\":\"1\"}";
            List<String> imports = new ArrayList<>();
            try (ServerProcess server = ServerProcess.start(setup)) {
                server.awaitUp();
                for (String yaml : List.of(IMPORT, REPORT, NAPS, ORDERED)) api.register(yaml);
                api.register("id: calls\ntasks: [{id: t, type: http, url: '" + backend.url() + "/later'}]\n");
                napping = api.start("naps", "{}", null).id();
                called = api.start("calls", "{}", null).id();
                Await.until(
                        "the attempt waits",
                        () -> state(api, called + "/tasks/t").equals("WAITING"));
                receipt = api.post("/api/events", EVENTS, event).body();
                assertThat(receipt.path("executions").size()).isEqualTo(1);
                for (int i = 0; i < IMPORTS; i++)
                    imports.add(api.start("import", "{}", null).id());
                Await.until("some have ended", () -> froms(api).size() > 2);
                server.kill();
            }
            try (ServerProcess server = ServerProcess.start(setup)) {
                server.awaitUp();
                callsBack(api, backend.callback());
                Await.until("it has succeeded", () -> state(api, called).equals("SUCCEEDED"));
                assertThat(backend.callbacks()).as("nothing was sent again").hasSize(1);
                assertThat(api.post("/api/events", EVENTS, event).body()).isEqualTo(receipt);
                Await.until("each import had its report", () -> froms(api).size() == IMPORTS);
                assertThat(froms(api)).containsExactlyInAnyOrderElementsOf(imports);
                Await.until("the nap is over", () -> state(api, napping).equals("SUCCEEDED"));
                JsonNode nap = api.execution(napping).body();
                assertThat(Duration.between(at(nap, "startedAt"), at(nap, "endedAt")))
                        .isGreaterThanOrEqualTo(NAP);
            }
        }
    }

    private static void callsBack(LoomApi api, String url) throws IOException {
        String path = url.substring(url.indexOf("/api/"));
        assertThat(api.post(path, "application/json", "{\"status\":").status()).isEqualTo(400);
        assertThat(api.post(path + "/heartbeat", "application/json", "{}").status())
                .isEqualTo(200);
        for (int i = 0; i < 2; i++)
            assertThat(api.post(path, "application/json", DONE).status()).isEqualTo(200);
        assertThat(api.post(path, "application/json", DONE.replace("1", "2")).status())
                .isEqualTo(409);
    }

    private static Instant at(JsonNode node, String field) {
        return Instant.parse(node.path(field).asString());
    }

    private static String state(LoomApi api, String path) {
        try {
            return api.get("/api/executions/" + path).body().path("state").asString("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which imports the reports stand for. */
    private static List<String> froms(LoomApi api) {
        try {
            List<String> froms = new ArrayList<>();
            for (JsonNode each :
                    api.get("/api/executions?workflow=report&limit=500").body().path("items")) {
                froms.add(api.execution(each.path("id").asString())
                        .body()
                        .at("/inputs/from")
                        .asString());
            }
            return froms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
