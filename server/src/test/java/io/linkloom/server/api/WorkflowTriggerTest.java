package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The end of one workflow starts another. */
@OnBothDatabases
class WorkflowTriggerTest {
    private final TestServer server;

    WorkflowTriggerTest(TestDatabase.Kind kind) {
        server = TestServer.shared(kind);
    }

    private void register(String yaml) {
        HttpResponse<String> answer = server.register(yaml);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(TestServer.json(answer).path("warnings").size()).isZero();
    }

    private JsonNode awaitOne(String workflow) {
        return server.await(
                        "/api/executions?workflow=" + workflow,
                        page -> page.path("items").size() == 1)
                .at("/items/0");
    }

    private int count(String workflow) {
        return TestServer.json(server.get("/api/executions?limit=500&workflow=" + workflow))
                .path("items")
                .size();
    }

    private void awaitInLog(String execution, String text) {
        Await.until(
                "the log of " + execution + " says " + text,
                () -> server.get("/api/executions/" + execution + "/logs", "Accept", "text/plain")
                        .body()
                        .contains(text));
    }

    @Test
    void whatAnotherWorkflowGaveIsHandedOn() {
        register("""
                id: import-orders
                tasks: [{id: t, type: wait, duration: 1ms}]
                outputs: {rows: 42}
                """);
        register("""
                id: report-orders
                inputs: {rows: {type: int, default: 0}, from: {type: string, default: ''}}
                triggers:
                  - type: workflow
                    workflow: import-orders
                    when: "${{ trigger.event.data.outputs.rows > 1 }}"
                    inputs: {rows: "${{ trigger.event.data.outputs.rows }}", from: "${{ trigger.event.data.execution }}"}
                tasks: [{id: t, type: wait, duration: 1ms}]
                outputs: {state: "${{ event.data.state }}", type: "${{ trigger.type }}"}
                """);
        String id = server.started("import-orders");
        JsonNode report = server.ended(awaitOne("report-orders").path("id").asString());
        assertThat(report.at("/inputs/rows").asInt()).isEqualTo(42);
        assertThat(report.at("/inputs/from").asString()).isEqualTo(id);
        assertThat(report.at("/outputs/state").asString()).isEqualTo("SUCCEEDED");
        assertThat(report.at("/trigger").asString()).isEqualTo("workflow");
        awaitInLog(id, "Its end started " + report.path("id").asString() + " of default:report-orders");
    }

    @Test
    void onlyTheEndsThatAreNamedFireAndEachOnce() {
        register("""
                id: sometimes-fails
                tasks: [{id: t, type: shell, command: 'exit 1', retry: {maxAttempts: 1}}]
                """);
        register("""
                id: on-failure
                triggers: [{type: workflow, workflow: sometimes-fails, on: [FAILED, CANCELLED]}]
                tasks: [{id: t, type: wait, duration: 1ms}]
                outputs: {code: "${{ event.data.error.code }}"}
                """);
        register("""
                id: on-success
                triggers: [{type: workflow, workflow: sometimes-fails}]
                tasks: [{id: t, type: wait, duration: 1ms}]
                """);
        String id = server.started("sometimes-fails");
        JsonNode first = server.ended(awaitOne("on-failure").path("id").asString());
        assertThat(first.at("/outputs/code").asString()).isEqualTo("EXIT_1");
        assertThat(server.post("/api/executions/" + id + "/rerun", "{\"from\":\"failed\"}")
                        .statusCode())
                .isEqualTo(202);
        // It ended again, so it fires again.
        Await.until("the second end fired", () -> count("on-failure") == 2);
        assertThat(count("on-success")).isZero();
    }

    @Test
    void whatCannotBeStartedIsSaidInTheLogOfWhatEnded() {
        register("id: said-source\ntasks: [{id: t, type: wait, duration: 1ms}]\n");
        register("""
                id: said-when
                triggers: [{type: workflow, workflow: said-source, when: "${{ trigger.event.data.outputs.none }}"}]
                tasks: [{id: t, type: wait, duration: 1ms}]
                """);
        register("""
                id: said-paused
                triggers: [{type: workflow, workflow: said-source}]
                tasks: [{id: t, type: wait, duration: 1ms}]
                """);
        server.post("/api/workflows/said-paused/pause", "");
        String id = server.started("said-source");
        awaitInLog(id, "did not start default:said-when: the condition");
        awaitInLog(id, "did not start default:said-paused: it is paused");
        assertThat(count("said-when") + count("said-paused")).isZero();
    }

    @Test
    void aCircleComesToAnEnd() {
        register("""
                id: circle-a
                triggers: [{type: workflow, workflow: circle-b}]
                tasks: [{id: t, type: wait, duration: 1ms}]
                """);
        register("""
                id: circle-b
                triggers: [{type: workflow, workflow: circle-a}]
                tasks: [{id: t, type: workflow, workflow: circle-c}]
                """);
        register("id: circle-c\ntasks: [{id: t, type: wait, duration: 1ms}]\n");
        server.started("circle-a");
        Await.until("the circle has gone round", () -> count("circle-a") + count("circle-b") == 11);
        JsonNode page = TestServer.json(server.get("/api/executions?workflow=circle-a"));
        awaitInLog(page.at("/items/0/id").asString(), "workflows have triggered each other in a row");
        assertThat(count("circle-a") + count("circle-b")).isEqualTo(11);
    }
}
