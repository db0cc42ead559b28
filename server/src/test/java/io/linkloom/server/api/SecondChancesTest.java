package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.runner.Await;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people and limits do to executions, seen as a caller sees it. */
class SecondChancesTest {
    private final TestServer server = TestServer.shared();

    private void register(String yaml) {
        HttpResponse<String> answer = server.register(yaml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode awaitTask(String execution, String task, String state) {
        return server.await(
                "/api/executions/" + execution + "/tasks/" + task,
                node -> node.path("state").asString().equals(state));
    }

    private JsonNode awaitExecution(String execution, String state) {
        return server.await(
                "/api/executions/" + execution,
                node -> node.path("state").asString().equals(state));
    }

    private JsonNode command(String execution, String command, int status) {
        HttpResponse<String> answer = server.post("/api/executions/" + execution + "/" + command, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return TestServer.json(answer);
    }

    private List<JsonNode> executions(String workflow) {
        return TestServer.json(server.get("/api/executions?limit=100&workflow=" + workflow))
                .path("items")
                .valueStream()
                .toList();
    }

    @Test
    void peopleApproveAndRejectAndMayTakeTooLong() {
        register("""
                id: signed
                tasks:
                  - {id: each, type: approval, message: "Ship ${{ item }}?", forEach: '${{ ["a", "b", "c"] }}', allowFailure: true}
                  - {id: slow, type: approval, timeout: 50ms, allowFailure: true}
                """);
        String id = server.started("signed");
        String path = "/api/executions/" + id + "/tasks/each";
        server.await(path, node -> node.at("/counts/WAITING").asInt(0) == 3);
        assertThat(TestServer.json(server.get(path + "?index=1"))
                        .at("/attemptList/0/message")
                        .asString())
                .isEqualTo("Ship b?");
        assertThat(server.post(path + "/approve?index=1", "{\"comment\":\"fine\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(server.post(path + "/reject?index=0", "{\"comment\":\"no\"}").statusCode())
                .isEqualTo(202);
        assertThat(server.post(path + "/approve?index=0", "").statusCode()).isEqualTo(409);
        assertThat(server.post(path + "/approve?index=3", "").statusCode()).isEqualTo(404);
        assertThat(server.post(path + "/approve", "").statusCode()).isEqualTo(409);
        JsonNode rejected = server.await(
                path + "?index=0", node -> node.path("state").asString().equals("DEAD"));
        assertThat(rejected.at("/error/code").asString()).isEqualTo("REJECTED");
        assertThat(rejected.at("/error/message").asString()).contains("no");
        assertThat(awaitTask(id, "slow", "DEAD").at("/error/code").asString()).isEqualTo("APPROVAL_TIMEOUT");
        assertThat(server.post(path + "/approve?index=2", "").statusCode()).isEqualTo(202);
        JsonNode ended = server.ended(id);
        assertThat(ended.path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(ended.at("/tasks/0/output/1/comment").asString()).isEqualTo("fine");
        assertThat(ended.at("/tasks/0/output/0").isNull()).isTrue();
    }

    @Test
    void aChildHandsItsOutputsUpAndEndsWithItsParent() {
        register("""
                id: child-adds
                inputs: {n: {type: int, required: true}}
                tasks: [{id: t, type: wait, duration: 1ms}]
                outputs: {sum: "${{ inputs.n + 1 }}"}
                """);
        register("id: child-waits\ntasks: [{id: gate, type: approval}]\n");
        register("""
                id: parent
                tasks:
                  - {id: adds, type: workflow, workflow: child-adds, inputs: {n: 41}}
                  - {id: loose, type: workflow, workflow: child-waits, wait: false, dependsOn: [adds]}
                  - {id: waits, type: workflow, workflow: child-waits, dependsOn: [loose]}
                outputs: {sum: "${{ tasks.adds.output.sum }}"}
                """);
        String id = server.started("parent");
        assertThat(awaitTask(id, "adds", "SUCCEEDED").at("/output/sum").asInt()).isEqualTo(42);
        String loose =
                awaitTask(id, "loose", "SUCCEEDED").at("/output/executionId").asString();
        assertThat(awaitTask(id, "waits", "WAITING").path("waitReason").asString())
                .isEqualTo("CHILD");
        Await.until("the second child runs", () -> executions("child-waits").size() == 2);
        String waited = executions("child-waits").stream()
                .map(each -> each.path("id").asString())
                .filter(each -> !each.equals(loose))
                .findFirst()
                .orElseThrow();
        command(id, "cancel", 202);
        awaitExecution(waited, "CANCELLED");
        // Nobody waits for it, so nobody takes it down.
        assertThat(TestServer.json(server.get("/api/executions/" + loose))
                        .path("state")
                        .asString())
                .isEqualTo("RUNNING");
        command(loose, "cancel", 202);
    }

    @Test
    void aChildThatFailsFailsTheAttemptAndAnEndlessLineOfChildrenBreaks() {
        register("""
                id: child-fails
                tasks: [{id: t, type: shell, command: 'exit 3', retry: {maxAttempts: 1}}]
                """);
        register("""
                id: parent-retries
                tasks: [{id: c, type: workflow, workflow: child-fails, retry: {maxAttempts: 2, delay: 1ms}}]
                """);
        String id = server.started("parent-retries");
        JsonNode ended = server.ended(id);
        assertThat(ended.path("state").asString()).isEqualTo("FAILED");
        assertThat(ended.at("/error/code").asString()).isEqualTo("CHILD_FAILED");
        assertThat(ended.at("/error/message").asString()).contains("exec-");
        assertThat(executions("child-fails")).hasSize(2);
        register("id: endless\ntasks: [{id: again, type: workflow, workflow: endless}]\n");
        JsonNode broken = server.ended(server.started("endless"));
        assertThat(broken.path("state").asString()).isEqualTo("FAILED");
        assertThat(executions("endless")).hasSize(11);
    }

    private void gated(String id, String onLimit) {
        register("id: " + id + "\nconcurrency: {max: 1, onLimit: " + onLimit
                + "}\ntasks: [{id: gate, type: approval}]\n");
    }

    @Test
    void aWorkflowRunsAsOftenAsItMay() {
        gated("queues", "queue");
        String first = server.started("queues");
        String second = server.started("queues");
        assertThat(TestServer.json(server.get("/api/executions/" + second))
                        .path("waitReason")
                        .asString())
                .isEqualTo("CONCURRENCY");
        command(first, "pause", 202);
        awaitExecution(second, "QUEUED");
        command(first, "cancel", 202);
        awaitExecution(second, "RUNNING");
        gated("skips", "skip");
        String only = server.started("skips");
        assertThat(server.post("/api/workflows/skips/executions", "").statusCode())
                .isEqualTo(409);
        command(only, "cancel", 202);
        Await.until(
                "there is room again",
                () -> server.post("/api/workflows/skips/executions", "").statusCode() == 201);
        gated("replaces", "cancelRunning");
        String old = server.started("replaces");
        String young = server.started("replaces");
        awaitExecution(old, "CANCELLED");
        awaitExecution(young, "RUNNING");
    }

    @Test
    void theClockOfAnExecutionStandsWhileItIsPaused() {
        register("id: timed\ntimeout: 1500ms\ntasks: [{id: gate, type: approval}]\n");
        String paused = server.started("timed");
        command(paused, "pause", 202);
        String running = server.started("timed");
        JsonNode ended = awaitExecution(running, "TIMED_OUT");
        assertThat(ended.at("/tasks/0/state").asString()).isEqualTo("CANCELLED");
        assertThat(server.post("/api/executions/" + running + "/tasks/gate/approve", "")
                        .statusCode())
                .isEqualTo(409);
        // It was started before the other one, and would have been over before it.
        awaitExecution(paused, "PAUSED");
        command(paused, "resume", 202);
        awaitExecution(paused, "TIMED_OUT");
    }

    @Test
    void theFirstDeadTaskStopsTheRestOfAnExecutionThatFailsFast() {
        register("""
                id: fails-fast
                failFast: true
                tasks:
                  - {id: go, type: approval}
                  - {id: dies, type: shell, command: 'exit 1', retry: {maxAttempts: 1}, dependsOn: [go]}
                  - {id: works, type: shell, command: 'sleep 60'}
                  - {id: waits, type: wait, duration: 1h}
                  - {id: told, type: wait, duration: 1ms, dependsOn: [dies], runIf: anyFailed}
                """);
        String id = server.started("fails-fast");
        awaitTask(id, "works", "RUNNING");
        assertThat(server.post("/api/executions/" + id + "/tasks/go/approve", "")
                        .statusCode())
                .isEqualTo(202);
        JsonNode ended = server.ended(id);
        assertThat(ended.path("state").asString()).isEqualTo("FAILED");
        assertThat(ended.path("tasks")
                        .valueStream()
                        .map(task -> task.path("state").asString()))
                .containsExactly("SUCCEEDED", "DEAD", "CANCELLED", "CANCELLED", "SUCCEEDED");
    }

    @Test
    void aPausedExecutionSendsNothingNewAndGoesOnWhereItStood() {
        register("""
                id: pauses
                tasks:
                  - {id: gate, type: approval}
                  - {id: next, type: shell, command: 'true', dependsOn: [gate]}
                  - {id: nap, type: wait, duration: 1ms, dependsOn: [gate]}
                """);
        String id = server.started("pauses");
        awaitTask(id, "gate", "WAITING");
        command(id, "pause", 202);
        command(id, "pause", 409);
        assertThat(server.post("/api/executions/" + id + "/tasks/gate/approve", "")
                        .statusCode())
                .isEqualTo(202);
        JsonNode standing = TestServer.json(server.get("/api/executions/" + id));
        assertThat(standing.path("state").asString()).isEqualTo("PAUSED");
        assertThat(standing.path("tasks")
                        .valueStream()
                        .map(task -> task.path("state").asString()))
                .containsExactly("SUCCEEDED", "PENDING", "PENDING");
        assertThat(standing.at("/tasks/1/waitReason").asString()).isEqualTo("PAUSED");
        command(id, "resume", 202);
        command(id, "resume", 409);
        assertThat(server.ended(id).path("state").asString()).isEqualTo("SUCCEEDED");
    }
}
