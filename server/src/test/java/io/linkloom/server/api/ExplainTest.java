package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.linkloom.api.WaitReason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** "Why is this not running?" always has an answer. */
class ExplainTest {
    private final TestServer server = TestServer.shared();
    private final Schemas schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));

    private JsonNode explained(String id, String query, String... headers) {
        JsonNode found = TestServer.json(server.get("/api/executions/" + id + "/explain" + query, headers));
        assertThat(schemas.check("Explanation", found)).isEmpty();
        return found;
    }

    /** The explanation of a task once it waits for the reason. */
    private JsonNode waiting(String id, String task, WaitReason reason) {
        JsonNode found = server.await(
                "/api/executions/" + id + "/explain?task=" + task,
                node -> node.at("/tasks/0/waitReason").asString("").equals(reason.name()));
        assertThat(schemas.check("Explanation", found)).isEmpty();
        assertThat(found.path("text").asString()).isNotBlank();
        return found.at("/tasks/0");
    }

    @Test
    void aTaskTellsWhichTasksHoldItUp() {
        server.register("""
                id: why-upstream
                tasks:
                  - {id: gate, type: approval, message: "Ship it?", timeout: 2h}
                  - {id: middle, type: wait, duration: 1ms, dependsOn: [gate]}
                  - {id: last, type: wait, duration: 1ms, dependsOn: [middle]}
                """);
        String id = server.started("why-upstream");
        JsonNode last = waiting(id, "last", WaitReason.UPSTREAM);
        assertThat(last.at("/release/tasks/0/task").asString()).isEqualTo("middle");
        assertThat(last.at("/release/roots/0/task").asString()).isEqualTo("gate");
        assertThat(last.path("text").asString()).contains("middle (PENDING)", "gate (WAITING)");
        JsonNode gate = waiting(id, "gate", WaitReason.APPROVAL);
        assertThat(gate.at("/release/call").asString()).isEqualTo("POST /api/executions/" + id + "/tasks/gate/approve");
        assertThat(gate.path("text").asString()).contains("Ship it?", "default");
        assertThat(gate.path("until").asString()).isNotBlank();
        JsonNode whole = explained(id, "", "Accept-Language", "uk");
        assertThat(whole.path("tasks").size()).isEqualTo(3);
        assertThat(whole.path("text").asString()).startsWith("Триває.");
        server.post("/api/executions/" + id + "/cancel", "{\"reason\":\"not today\"}");
        assertThat(explained(id, "").path("text").asString()).contains("not today");
        assertThat(explained(id, "").path("tasks").size()).isZero();
        assertThat(explained(id, "?task=last").at("/tasks/0/text").asString()).contains("cancelled", "not today");
    }

    @Test
    void aPausedExecutionTellsHowItGoesOn() {
        server.register("""
                id: why-paused
                tasks:
                  - {id: gate, type: approval}
                  - {id: after, type: shell, command: 'exit 0', dependsOn: [gate]}
                """);
        String id = server.started("why-paused");
        server.post("/api/executions/" + id + "/pause", "");
        server.post("/api/executions/" + id + "/tasks/gate/approve", "");
        JsonNode after = waiting(id, "after", WaitReason.PAUSED);
        assertThat(after.at("/release/call").asString()).isEqualTo("POST /api/executions/" + id + "/resume");
        assertThat(explained(id, "").path("waitReason").asString()).isEqualTo("PAUSED");
        server.post("/api/executions/" + id + "/resume", "");
        server.ended(id);
        assertThat(explained(id, "").path("text").asString()).startsWith("It succeeded");
        assertThat(explained(id, "?task=after").path("text").asString()).startsWith("It succeeded");
    }

    @Test
    void aQueuedExecutionTellsWhoHoldsTheSlots() {
        server.register("""
                id: why-queued
                concurrency: {max: 1}
                tasks: [{id: gate, type: approval}]
                """);
        String first = server.started("why-queued");
        String second = server.started("why-queued");
        String third = server.started("why-queued");
        JsonNode found = explained(third, "");
        assertThat(found.path("waitReason").asString()).isEqualTo("CONCURRENCY");
        assertThat(found.at("/release/executions").valueStream().map(JsonNode::asString))
                .containsExactly(first);
        assertThat(found.at("/release/limit").asInt()).isEqualTo(1);
        assertThat(found.at("/release/place").asInt()).isEqualTo(2);
        assertThat(found.path("text").asString()).contains(first, "2 of 2");
        assertThat(waiting(second, "gate", WaitReason.CONCURRENCY).path("text").asString())
                .contains("concurrency");
        for (String id : List.of(third, second, first)) server.post("/api/executions/" + id + "/cancel", "");
    }

    @Test
    void timersRetriesAndChildrenTellWhatTheyWaitFor() {
        server.register("id: why-child\ntasks: [{id: gate, type: approval}]");
        server.register("""
                id: why-waiting
                tasks:
                  - {id: later, type: wait, duration: 1h}
                  - {id: again, type: shell, command: 'exit 7', retry: {maxAttempts: 4, delay: 1h}}
                  - {id: child, type: workflow, workflow: why-child}
                """);
        String id = server.started("why-waiting");
        assertThat(waiting(id, "later", WaitReason.TIMER).path("until").asString())
                .isNotBlank();
        JsonNode again = waiting(id, "again", WaitReason.TIMER);
        assertThat(again.path("text").asString()).contains("Attempt 1 of 4 failed", "EXIT_7");
        assertThat(again.at("/release/maxAttempts").asInt()).isEqualTo(4);
        JsonNode child = waiting(id, "child", WaitReason.CHILD);
        String execution = child.at("/release/child").asString();
        server.await(
                "/api/executions/" + execution,
                node -> node.path("state").asString("").equals("RUNNING"));
        assertThat(waiting(id, "child", WaitReason.CHILD)
                        .at("/release/childState")
                        .asString())
                .isEqualTo("RUNNING");
        server.post("/api/executions/" + id + "/cancel", "");
    }

    @Test
    void anItemAndItsFanOutTellHowFarTheyAre() {
        server.register("""
                id: why-items
                tasks: [{id: each, type: approval, forEach: "${{ [1, 2, 3] }}", maxParallel: 2}]
                """);
        String id = server.started("why-items");
        JsonNode each = waiting(id, "each", WaitReason.ITEMS);
        assertThat(each.at("/release/items/WAITING").asInt()).isEqualTo(2);
        assertThat(each.at("/release/items/QUEUED").asInt()).isEqualTo(1);
        assertThat(each.path("text").asString()).contains("At most 2");
        JsonNode all = explained(id, "?task=each").path("tasks");
        assertThat(all.size()).isEqualTo(3);
        assertThat(all.at("/2/release/call").asString()).endsWith("/tasks/each/approve?index=1");
        server.post("/api/executions/" + id + "/cancel", "");
    }

    @Test
    void aTaskThatFindsNoSlotTellsHowManyAreTaken() {
        server.register("""
                id: why-full
                tasks: [{id: each, type: shell, command: 'sleep 60', forEach: "${{ [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17] }}"}]
                """);
        server.register("id: why-slot\ntasks: [{id: late, type: shell, command: 'exit 0'}]");
        String full = server.started("why-full");
        String id = server.started("why-slot");
        JsonNode late = waiting(id, "late", WaitReason.SLOT);
        assertThat(late.at("/release/pool").asString()).isEqualTo("shell");
        assertThat(late.at("/release/used").asInt()).isEqualTo(16);
        assertThat(late.at("/release/limit").asInt()).isEqualTo(16);
        assertThat(late.at("/release/waiting").asInt()).isEqualTo(2);
        assertThat(waiting(full, "each", WaitReason.ITEMS).path("text").asString())
                .contains("16 of 16 are taken");
        JsonNode item = explained(full, "?task=each").at("/tasks/1");
        assertThat(item.path("waitReason").isNull()).isTrue();
        assertThat(item.path("text").asString()).contains("attempt 1 has been under way");
        server.post("/api/executions/" + full + "/cancel", "");
        server.ended(id);
    }

    @Test
    void aTaskThatWaitsForItsBackendTellsWhereTheAnswerBelongsAndNeverTheToken() throws IOException {
        HttpServer backend = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        AtomicReference<String> callback = new AtomicReference<>("");
        backend.createContext("/", exchange -> {
            callback.set(exchange.getRequestHeaders().getFirst("Link-Loom-Callback-Url"));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        backend.start();
        try {
            server.register(
                    "id: why-callback\ntasks: [{id: slow, type: http, url: 'http://localhost:%d/', callbackTimeout: 3h}]"
                            .formatted(backend.getAddress().getPort()));
            String id = server.started("why-callback");
            JsonNode slow = waiting(id, "slow", WaitReason.CALLBACK);
            String call = slow.at("/release/call").asString();
            assertThat(call).endsWith("/api/callbacks/…");
            String token = callback.get().substring(callback.get().lastIndexOf('/') + 1);
            assertThat(token).isNotBlank();
            assertThat(explained(id, "").toString()).doesNotContain(token);
            assertThat(slow.path("until").asString()).isNotBlank();
            server.post("/api/executions/" + id + "/cancel", "");
        } finally {
            backend.stop(0);
        }
    }

    @Test
    void whatDidNotRunTellsWhy() {
        server.register("""
                id: why-not
                tasks:
                  - {id: boom, type: shell, command: 'exit 3', retry: {maxAttempts: 1}}
                  - {id: below, type: wait, duration: 1ms, dependsOn: [boom]}
                  - {id: fine, type: wait, duration: 1ms}
                  - {id: alarm, type: wait, duration: 1ms, dependsOn: [fine], runIf: anyFailed}
                  - {id: never, type: wait, duration: 1ms, dependsOn: [fine], when: "${{ 1 > 2 }}"}
                """);
        String id = server.started("why-not");
        server.ended(id);
        assertThat(explained(id, "").path("text").asString()).contains("boom", "EXIT_3");
        assertThat(explained(id, "?task=boom").path("text").asString()).contains("EXIT_3");
        assertThat(explained(id, "?task=below").path("text").asString()).contains("boom (DEAD)");
        assertThat(explained(id, "?task=alarm").path("text").asString()).contains("anyFailed", "fine (SUCCEEDED)");
        assertThat(explained(id, "?task=never").path("text").asString()).contains("`when` was false");
        assertThat(server.get("/api/executions/" + id + "/explain?task=bom").statusCode())
                .isEqualTo(404);
    }
}
