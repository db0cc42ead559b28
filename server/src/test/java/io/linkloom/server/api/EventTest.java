package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** CloudEvents start what waits for them: once, with what they carry, and the answer says what. */
@OnBothDatabases
class EventTest {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final TestServer server;
    private final Schemas schemas;

    EventTest(TestDatabase.Kind kind) {
        server = TestServer.shared(kind);
        schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));
    }

    /** A workflow that shows in its outputs what it was given. */
    private void register(String id, String trigger, String more) {
        HttpResponse<String> answer = server.register("""
                id: %s
                inputs: {order: {type: string, default: "${{ has(event.data) ? 'none' : 'empty' }}"}}
                %s
                triggers:
                  - %s
                tasks: [{id: t, type: wait, duration: 1ms}]
                outputs:
                  order: "${{ inputs.order }}"
                  trigger: "${{ trigger.type }}"
                  event: "${{ event }}"
                """.formatted(id, more, trigger));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(TestServer.json(answer).path("warnings").size()).isZero();
    }

    private static String event(String type, String id, String data) {
        return "{\"specversion\":\"1.0\",\"type\":\"" + type + "\",\"source\":\"/shop/" + type + "\",\"id\":\"" + id
                + "\",\"data\":" + data + "}";
    }

    private JsonNode send(String contentType, String body) {
        return accepted(server.send("POST", "/api/events", body, "Content-Type", contentType));
    }

    private JsonNode accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode receipt = TestServer.json(response);
        assertThat(schemas.check("EventReceipt", receipt)).isEmpty();
        return receipt;
    }

    private JsonNode outputs(JsonNode receipt, int n) {
        JsonNode ended = server.ended(receipt.at("/executions/" + n + "/id").asString());
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        return ended.path("outputs");
    }

    private int executions(String workflow) {
        return TestServer.json(server.get("/api/executions?workflow=" + workflow))
                .path("items")
                .size();
    }

    @Test
    void anEventWithItsAttributesInHeadersStartsWhatWaitsForIt() {
        register("binary", "{type: event, event: bin.made, inputs: {order: '${{ event.data.id }}'}}", "");
        JsonNode receipt = accepted(server.send(
                "POST",
                "/api/events",
                "{\"id\":\"o-1\"}",
                "Content-Type",
                "application/json",
                "ce-specversion",
                "1.0",
                "ce-type",
                "bin.made",
                "ce-source",
                "/shop",
                "ce-id",
                "in-headers",
                "ce-subject",
                "caf%C3%A9 %25",
                "Ce-Region",
                "north"));
        assertThat(receipt.at("/executions/0/workflow").asString()).isEqualTo("binary");
        JsonNode outputs = outputs(receipt, 0);
        assertThat(outputs.path("order").asString()).isEqualTo("o-1");
        assertThat(outputs.path("trigger").asString()).isEqualTo("event");
        assertThat(outputs.at("/event/subject").asString()).isEqualTo("café %");
        assertThat(outputs.at("/event/region").asString()).isEqualTo("north");
        assertThat(outputs.at("/event/datacontenttype").asString()).isEqualTo("application/json");
        assertThat(TestServer.json(server.get("/api/executions?workflow=binary&trigger=event"))
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain;charset=ISO-8859-1,/event/data,café",
        "application/octet-stream,/event/data_base64,Y2Fm6Q==",
        "application/vnd.shop+json,/event/data/a,1"
    })
    void theTypeOfTheDataSaysHowTheyAreRead(String contentType, String pointer, String expected) {
        String workflow = "typed-" + contentType.hashCode();
        register(workflow, "{type: event, event: " + workflow + "}", "");
        byte[] body = contentType.endsWith("json")
                ? "{\"a\":1}".getBytes(StandardCharsets.UTF_8)
                : "café".getBytes(StandardCharsets.ISO_8859_1);
        JsonNode receipt = accepted(server.send(
                "POST",
                "/api/events",
                body,
                "Content-Type",
                contentType,
                "ce-specversion",
                "1.0",
                "ce-type",
                workflow,
                "ce-source",
                "/shop",
                "ce-id",
                contentType));
        assertThat(outputs(receipt, 0).at(pointer).asString()).isEqualTo(expected);
    }

    @Test
    void theSameEventStartsNothingAgainAndGetsTheSameAnswer() throws Exception {
        register("once-only", "{type: event, event: only.once}", "");
        String event = event("only.once", "7", "{}");
        List<Callable<JsonNode>> calls = Stream.<Callable<JsonNode>>generate(() -> () -> send(STRUCTURED, event))
                .limit(8)
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<JsonNode> answers = threads.invokeAll(calls).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).allMatch(answers.getFirst()::equals);
            assertThat(answers.getFirst().path("executions").size()).isEqualTo(1);
        }
        assertThat(executions("once-only")).isEqualTo(1);
        register("came-later", "{type: event, event: only.once}", "");
        assertThat(send(STRUCTURED, event).path("executions").size()).isEqualTo(1);
        assertThat(executions("came-later")).isZero();
        assertThat(send(STRUCTURED, event("only.once", "8", "{}"))
                        .path("executions")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aBatchNamesAllThatItStartedAndIsRefusedAsAWhole() {
        register("batched", "{type: event, event: 'batch.*.done', inputs: {order: '${{ event.data.o }}'}}", "");
        String good = event("batch.a.done", "1", "{\"o\":\"x\"}");
        String other = event("batch.b.done", "2", "{\"o\":\"y\"}");
        String bad = "{\"specversion\":\"1.0\",\"id\":\"3\",\"source\":\"/shop\"}";
        HttpResponse<String> refused =
                server.send("POST", "/api/events", "[" + good + "," + bad + "]", "Content-Type", BATCH);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(refused).at("/errors/0/pointer").asString()).isEqualTo("/1/type");
        assertThat(executions("batched")).isZero();
        JsonNode receipt = send(BATCH, "[" + good + "," + other + "," + good + "," + event("batch.b", "4", "{}") + "]");
        assertThat(receipt.path("executions").size()).isEqualTo(2);
        assertThat(outputs(receipt, 0).path("order").asString()).isEqualTo("x");
        assertThat(outputs(receipt, 1).path("order").asString()).isEqualTo("y");
        assertThat(send(BATCH, "[]").path("executions").size()).isZero();
    }

    @Test
    void whatCannotBeStartedIsNamedAndKeepsNothingElseFromStarting() {
        String type = "{type: event, event: mixed.up";
        register("mixed-good", type + ", when: '${{ event.data.n > 1 }}'}", "");
        register("mixed-less", type + ", when: '${{ event.data.n > 100 }}'}", "");
        register("mixed-when", type + ", when: '${{ event.data.n.a > 100 }}'}", "");
        register("mixed-inputs", type + ", inputs: {order: '${{ event.data.none }}'}}", "");
        register("mixed-typed", type + ", inputs: {order: '${{ event.data.n }}'}}", "");
        register("mixed-paused", type + "}", "");
        server.post("/api/workflows/mixed-paused/pause", "");
        register("mixed-full", type + "}", "concurrency: {max: 1, onLimit: skip}");
        server.send("PUT", "/api/workflows/mixed-full", """
                id: mixed-full
                concurrency: {max: 1, onLimit: skip}
                triggers: [{type: event, event: mixed.up}]
                tasks: [{id: t, type: approval}]
                """, "Content-Type", "text/yaml");
        server.started("mixed-full");
        String event = event("mixed.up", "1", "{\"n\":5}");
        JsonNode receipt = send(STRUCTURED, event);
        assertThat(receipt.path("executions")
                        .valueStream()
                        .map(each -> each.path("workflow").asString()))
                .containsExactly("mixed-good");
        assertThat(receipt.path("errors")
                        .valueStream()
                        .map(each -> each.path("workflow").asString() + " "
                                + each.path("code").asString()))
                .containsExactlyInAnyOrder(
                        "mixed-when WHEN_FAILED",
                        "mixed-inputs INPUTS_FAILED",
                        "mixed-typed BAD_INPUTS",
                        "mixed-paused PAUSED",
                        "mixed-full OVER_LIMIT");
        assertThat(receipt.path("errors").toString()).contains("event.data.n.a", "event.data.none");
        server.post("/api/workflows/mixed-paused/resume", "");
        assertThat(send(STRUCTURED, event)).isEqualTo(receipt);
        assertThat(send(STRUCTURED, event("mixed.up", "2", "{\"n\":5}")).toString())
                .contains("\"workflow\":\"mixed-paused\",\"namespace\"");
        server.send("DELETE", "/api/workflows/mixed-good", "");
        assertThat(send(STRUCTURED, event("mixed.up", "3", "{\"n\":5}")).toString())
                .doesNotContain("mixed-good");
    }

    @Test
    void whatWasStartedBeforeACrashIsFoundAgainWhateverWouldKeepItFromStartingNow() throws Exception {
        register("half-done", "{type: event, event: half.done}", "");
        server.register("""
                id: half-full
                concurrency: {max: 1, onLimit: skip}
                triggers: [{type: event, event: half.done}]
                tasks: [{id: t, type: approval}]
                """);
        String event = event("half.done", "1", "{}");
        JsonNode receipt = send(STRUCTURED, event);
        assertThat(receipt.path("executions").size()).isEqualTo(2);
        // As if it had crashed before the answer was kept.
        try (var connection = server.bean("database", io.linkloom.server.storage.Database.class)
                        .pool()
                        .getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from event_receipt");
        }
        server.post("/api/workflows/half-done/pause", "");
        assertThat(send(STRUCTURED, event)).isEqualTo(receipt);
        assertThat(executions("half-done") + executions("half-full")).isEqualTo(2);
    }

    @Test
    void aNewVersionListensToWhatItSays() {
        register("moving", "{type: event, event: moving.old}", "");
        register2("moving", "moving.new");
        assertThat(send(STRUCTURED, event("moving.old", "1", "{}"))
                        .path("executions")
                        .size())
                .isZero();
        JsonNode receipt = send(STRUCTURED, event("moving.new", "2", "{}"));
        assertThat(server.ended(receipt.at("/executions/0/id").asString())
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    private void register2(String id, String type) {
        server.register("id: " + id + "\ntriggers: [{type: event, event: " + type
                + "}]\ntasks: [{id: t, type: wait, duration: 1ms}]\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | /specversion",
                "{\"specversion\":\"0.3\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\"} | 422 | /specversion",
                "{\"specversion\":\"1.0\",\"source\":\"/s\",\"id\":\"1\"} | 422 | /type",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"\",\"id\":\"1\"} | 422 | /source",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"a b\",\"id\":\"1\"} | 422 | /source",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":1} | 422 | /id",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\",\"time\":\"now\"} | 422 | /time",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\",\"myExt\":\"x\"} | 422 | /myExt",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\",\"ext\":{}} | 422 | /ext",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\",\"data_base64\":\"*\"} | 422 | /data_base64",
                "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"/s\",\"id\":\"1\",\"data\":1,\"data_base64\":\"\"} | 422 | ''",
                "[] | 422 | ''",
                "{\"specversion\": | 400 | ''"
            })
    void anEventThatIsNoneIsRefused(String body, int status, String pointer) {
        HttpResponse<String> response = server.send("POST", "/api/events", body, "Content-Type", STRUCTURED);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(TestServer.json(response).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void whatIsTooLargeOrInAnotherFormIsRefused() {
        String large = event("t", "1", "\"" + "x".repeat(300_000) + "\"");
        assertThat(server.send("POST", "/api/events", large, "Content-Type", STRUCTURED)
                        .statusCode())
                .isEqualTo(413);
        assertThat(server.send("POST", "/api/events", "<e/>", "Content-Type", "application/cloudevents+xml")
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.post("/api/events", "{}").body()).contains("ce-specversion");
        assertThat(server.post(
                                "/api/events",
                                "{",
                                "ce-specversion",
                                "1.0",
                                "ce-type",
                                "t",
                                "ce-source",
                                "/s",
                                "ce-id",
                                "9")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.post(
                                "/api/events",
                                "",
                                "ce-specversion",
                                "1.0",
                                "ce-type",
                                "t",
                                "ce-source",
                                "/s",
                                "ce-id",
                                "%zz")
                        .statusCode())
                .isEqualTo(422);
    }
}
