package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.process.CallingBackend;
import io.linkloom.server.runner.Await;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the stream tells, live and when it is taken up again. */
@OnBothDatabases
class StreamTest {
    private final TestServer server;

    StreamTest(TestDatabase.Kind kind) {
        server = TestServer.shared(kind);
    }

    private record Heard(String id, String event, JsonNode data) {}

    /** A client that reads until it is closed. */
    private final class Client implements AutoCloseable {
        final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
        private final InputStream in;
        private volatile boolean open;

        Client(String query, String... headers) throws Exception {
            HttpResponse<InputStream> response = server.client()
                    .send(
                            server.request("/api/stream" + query, headers).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            in = response.body();
            Thread.ofVirtual().start(this::read);
            Await.until("the stream is open", () -> open);
        }

        private void read() {
            try (Scanner lines = new Scanner(in, java.nio.charset.StandardCharsets.UTF_8)) {
                String id = "";
                String event = "";
                while (lines.hasNextLine()) {
                    String line = lines.nextLine();
                    open = true;
                    if (line.startsWith("id: ")) id = line.substring(4);
                    if (line.startsWith("event: ")) event = line.substring(7);
                    if (line.startsWith("data: "))
                        heard.add(new Heard(id, event, TestServer.JSON.readTree(line.substring(6))));
                }
            }
        }

        /** Sequence numbers of an execution, as they came. */
        List<Integer> seqs(String execution) {
            return List.copyOf(heard).stream()
                    .filter(each -> each.data.path("execution").asString("").equals(execution))
                    .map(each -> each.data.path("seq").asInt())
                    .toList();
        }

        boolean heardTheEndOf(String execution) {
            return List.copyOf(heard).stream()
                    .anyMatch(each -> each.event.equals("execution")
                            && each.data.path("execution").asString("").equals(execution)
                            && each.data.path("state").asString().equals("SUCCEEDED"));
        }

        @Override
        public void close() throws Exception {
            in.close();
        }
    }

    private void register(String id) {
        server.register("""
                id: %s
                inputs: {list: {type: array, default: [1, 2, 3]}}
                tasks:
                  - {id: first, type: wait, duration: 1ms}
                  - {id: each, type: wait, duration: 1ms, forEach: '${{ inputs.list }}', dependsOn: [first]}
                """.formatted(id));
    }

    private int events(String execution) {
        return TestServer.json(server.get("/api/executions/" + execution + "/timeline"))
                .path("items")
                .size();
    }

    private static List<Integer> upTo(int n) {
        return java.util.stream.IntStream.rangeClosed(1, n).boxed().toList();
    }

    @Test
    void everyChangeIsToldOnceInOrder() throws Exception {
        register("told");
        try (Client client = new Client("?workflow=told")) {
            String id = server.started("told");
            Await.until("the end was told", () -> client.heardTheEndOf(id));
            assertThat(client.seqs(id)).isEqualTo(upTo(events(id)));
            assertThat(client.heard.getFirst().data.path("previous").isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void aStreamThatIsCutAnywhereGoesOnWithoutGapOrRepetition() throws Exception {
        register("cut");
        List<String> ids = new ArrayList<>();
        List<Heard> whole;
        try (Client client = new Client("?workflow=cut")) {
            for (int i = 0; i < 8; i++) ids.add(server.started("cut"));
            Await.until("all ends were told", () -> ids.stream().allMatch(client::heardTheEndOf));
            whole = List.copyOf(client.heard);
        }
        for (int cut = 0; cut < whole.size(); cut += 7) {
            try (Client client = new Client("?workflow=cut", "Last-Event-ID", whole.get(cut).id)) {
                List<Heard> before = whole.subList(0, cut + 1);
                int missing = whole.size() - before.size();
                Await.until("the rest was told", () -> client.heard.size() >= missing);
                for (String id : ids) {
                    List<Integer> seqs = new ArrayList<>(before.stream()
                            .filter(each ->
                                    each.data.path("execution").asString("").equals(id))
                            .map(each -> each.data.path("seq").asInt())
                            .toList());
                    seqs.addAll(client.seqs(id));
                    assertThat(seqs).as("after a cut at " + cut).isEqualTo(upTo(events(id)));
                }
            }
        }
    }

    @Test
    void onlyWhatWasAskedForIsTold() throws Exception {
        register("asked");
        register("other");
        try (Client client = new Client("?workflow=asked&types=execution")) {
            server.started("other");
            String id = server.started("asked");
            Await.until("the end was told", () -> client.heardTheEndOf(id));
            assertThat(client.heard)
                    .allMatch(each -> each.event.equals("execution")
                            && each.data.path("workflow").asString().equals("asked"));
            assertThat(client.heard).hasSize(3);
        }
    }

    @Test
    void aPositionThatIsGoneIsToldAsReset() throws Exception {
        var beyond = new java.util.TreeMap<Integer, Long>();
        for (int shard = 0; shard < 16; shard++) beyond.put(shard, 1_000_000L);
        String position = io.linkloom.server.history.PositionsForTests.encode(beyond);
        try (Client client = new Client("", "Last-Event-ID", position)) {
            Await.until("the reset was told", () -> !client.heard.isEmpty());
            assertThat(client.heard.getFirst().event).isEqualTo("reset");
        }
    }

    @Test
    void changesOfWorkflowsAreToldToo() throws Exception {
        try (Client client = new Client("?types=workflow")) {
            register("announced");
            Await.until(
                    "the registration was told",
                    () -> client.heard.stream()
                            .anyMatch(each ->
                                    each.data.path("workflow").asString().equals("announced")));
        }
    }

    @Test
    void linesOfLogsAreToldToThoseWhoAskForThem() throws Exception {
        server.register("""
                id: talkative
                tasks: [{id: t, type: shell, command: 'echo hello; echo there >&2'}]
                """);
        try (Client client = new Client("?workflow=talkative&types=log,execution");
                Client other = new Client("?workflow=talkative")) {
            String id = server.started("talkative");
            Await.until(
                    "both lines were told",
                    () -> List.copyOf(client.heard).stream()
                                    .filter(each -> each.event.equals("log"))
                                    .count()
                            == 2);
            Heard line = List.copyOf(client.heard).stream()
                    .filter(each -> each.data.path("message").asString("").equals("hello"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new Schemas(TestServer.json(server.get("/v3/api-docs"))).check("LogEvent", line.data))
                    .isEmpty();
            assertThat(line.data.path("execution").asString()).isEqualTo(id);
            assertThat(line.data.path("stream").asString()).isEqualTo("stdout");
            Await.until("the end was told", () -> client.heardTheEndOf(id) && other.heardTheEndOf(id));
            assertThat(other.heard).noneMatch(each -> each.event.equals("log"));
            assertThat(client.heard).noneMatch(each -> each.event.equals("task"));
        }
    }

    @Test
    void whatAnAttemptTellsOfItselfIsTold() throws Exception {
        try (CallingBackend backend = new CallingBackend();
                Client client = new Client("?workflow=telling&types=attempt")) {
            server.register("id: telling\ntasks: [{id: t, type: http, url: '" + backend.url() + "/later'}]\n");
            String task = "/api/executions/" + server.started("telling") + "/tasks/t";
            server.await(task, node -> node.path("state").asString().equals("WAITING"));
            String url = backend.callback();
            server.post(url.substring(url.indexOf("/api/")) + "/heartbeat", "{\"progress\":0.5,\"message\":\"half\"}");
            Await.until("the progress was told", () -> !client.heard.isEmpty());
            JsonNode told = client.heard.getFirst().data;
            assertThat(told.path("progress").asDouble()).isEqualTo(0.5);
            assertThat(told.path("message").asString()).isEqualTo("half");
            assertThat(new Schemas(TestServer.json(server.get("/v3/api-docs"))).check("StreamEvent", told))
                    .isEmpty();
        }
    }
}
