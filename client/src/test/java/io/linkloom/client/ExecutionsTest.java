package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.Comparison;
import io.linkloom.api.Digest;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.Explanation;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each call about executions asks for, and how it understands the answer. */
class ExecutionsTest extends Rooms {
    @Test
    void startsWithLabelsAndAKey() {
        expects("POST /api/workflows/w/executions", EXECUTION)
                .trigger(TriggerRequest.of("w")
                        .input("n", null)
                        .input("m", 2)
                        .label("team", "a")
                        .idempotencyKey("order-7"));

        assertThat(body()).isEqualTo("{\"inputs\":{\"n\":null,\"m\":2},\"labels\":{\"team\":\"a\"}}");
        assertThat(server.requests().get(0).headers()).containsEntry("idempotency-key", "order-7");
    }

    @Test
    void listsExecutions() {
        ExecutionQuery query = ExecutionQuery.newest(500)
                .ofWorkflow("ops:w")
                .inNamespace("ops")
                .inState(ExecutionState.RUNNING)
                .startedBy("cron")
                .labelled("team", "a")
                .between(AT, AT.plusSeconds(60))
                .matching("exec-abc")
                .after("c");

        expects(
                        "GET /api/executions?workflow=ops%3Aw&namespace=ops&state=RUNNING&trigger=cron&label=team%3Da"
                                + "&since=2026-01-02T03%3A04%3A05Z&until=2026-01-02T03%3A05%3A05Z&q=exec-abc&limit=500&cursor=c",
                        page(EXECUTION))
                .executions()
                .list(query);
    }

    @Test
    void readsTasks() {
        String task = """
                {"id": "a", "type": "http", "state": "RETRYING", "waitReason": "TIMER", "waitSince": "%s", "index": 3,
                 "attempts": 2, "attemptList": [{"attempt": 1, "state": "FAILED", "error": "Boom", "code": "http-500"},
                                                {"attempt": 2, "state": "RUNNING", "progress": 0.5}]}""".formatted(TIME);

        TaskRunDetails read =
                expects("GET /api/executions/e/tasks/a", task).executions().task("e", "a");

        assertThat(read.state()).isEqualTo(TaskState.RETRYING);
        assertThat(read.attemptList()).hasSize(2);
        expects("GET /api/executions/e/tasks/a?index=3", task).executions().item("e", "a", 3);
        assertThat(expects("GET /api/executions/e/tasks/a/items?limit=9&cursor=c", page(task))
                        .executions()
                        .items("e", "a", 9, "c")
                        .items())
                .singleElement()
                .satisfies(item -> assertThat(item.index()).isEqualTo(3));
    }

    @Test
    void readsWhatWasSaidAndDone() {
        LogQuery query = LogQuery.all()
                .ofTask("a")
                .ofItem(0)
                .ofAttempt(2)
                .matching("err or")
                .after(7)
                .limit(10);

        expects("GET /api/executions/e/logs?task=a&index=0&attempt=2&q=err%20or&after=7&limit=10", page())
                .executions()
                .logs("e", query);
        assertThat(expects("GET /api/executions/f/logs?tail=5", "перший\n")
                        .executions()
                        .logText("f", LogQuery.all().tail(5)))
                .isEqualTo("перший\n");
        assertThat(server.requests().get(1).headers()).containsEntry("accept", "text/plain");
        assertThat(expects(
                                "GET /api/executions/e/timeline",
                                page("{\"seq\": 1, \"at\": \"" + TIME + "\", \"state\": \"QUEUED\"}"))
                        .executions()
                        .timeline("e"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at()).isEqualTo(AT));
    }

    @Test
    void explainsAndCompares() {
        Explanation why = expects("GET /api/executions/e/explain", """
                {"execution": "e", "workflow": "w", "namespace": "default", "state": "RUNNING", "text": "…", "more": 2,
                 "tasks": [{"task": "a", "state": "QUEUED", "waitReason": "SLOT", "since": "%s", "text": "…",
                            "release": {"tasks": [], "roots": [], "executions": [], "pool": "shop", "used": 4,
                                        "items": {"RUNNING": 3}}}]}""".formatted(TIME))
                .executions()
                .explain("e");
        Digest digest = expects("GET /api/executions/e/digest", """
                {"execution": "e", "workflow": "w", "version": 1, "namespace": "default", "state": "FAILED",
                 "createdAt": "%s", "text": "…", "attempts": [], "log": [], "alsoFailed": [], "notRun": [{"task": "b", "state": "UPSTREAM_FAILED"}],
                 "lastSuccess": {"execution": "f", "version": 1, "changedTasks": ["a"], "changedInputs": []},
                 "nextSteps": [{"action": "rerun", "text": "…"}]}""".formatted(TIME))
                .executions()
                .digest("e");
        String side = """
                {"execution": "e", "workflow": "w", "version": 1, "namespace": "default", "state": "FAILED",
                 "trigger": "api", "createdAt": "%s"}""".formatted(TIME);
        Comparison comparison = expects("GET /api/executions/compare?a=e&b=f", """
                {"a": %s, "b": %s, "sameWorkflow": true, "sameVersion": false, "inputs": [{"name": "n", "a": 1, "b": [2]}],
                 "outputs": [], "tasks": [], "firstDivergence": {"task": "a", "what": "STATE", "a": "DEAD", "b": "SUCCEEDED"}}
                """.formatted(side, side))
                .executions()
                .compare("e", "f");

        assertThat(why.tasks().get(0).waitReason()).isEqualTo(WaitReason.SLOT);
        assertThat(why.tasks().get(0).release())
                .satisfies(release -> assertThat(release).extracting("items").isEqualTo(Map.of(TaskState.RUNNING, 3)));
        assertThat(digest.notRun())
                .singleElement()
                .satisfies(t -> assertThat(t.task()).isEqualTo("b"));
        assertThat(comparison.inputs().get(0).b()).isEqualTo(List.of(2));
        expects("GET /api/executions/e/explain?task=a%2Fb", """
                {"execution": "e", "workflow": "w", "namespace": "default", "state": "RUNNING", "text": "…", "more": 0,
                 "tasks": []}""").executions().explain("e", "a/b");
    }

    @Test
    void steersExecutions() {
        steers("", expects("POST /api/executions/e/cancel", EXECUTION).cancel("e"));
        steers(
                "{\"reason\":\"зайве\"}",
                expects("POST /api/executions/e/cancel", EXECUTION).executions().cancel("e", "зайве"));
        steers(
                "",
                expects("POST /api/executions/e/pause", EXECUTION).executions().pause("e"));
        steers(
                "",
                expects("POST /api/executions/e/resume", EXECUTION).executions().resume("e"));
        String rerun = "POST /api/executions/e/rerun";
        steers(
                "{\"from\":\"failed\",\"task\":null,\"version\":null}",
                expects(rerun, EXECUTION).executions().rerunFailed("e"));
        assertThat(server.requests().get(4).headers()).doesNotContainKey("idempotency-key");
        steers(
                "{\"from\":null,\"task\":\"a\",\"version\":null}",
                expects(rerun, EXECUTION).executions().rerunTask("e", "a"));
        steers(
                "{\"from\":\"start\",\"task\":null,\"version\":null}",
                expects(rerun, EXECUTION).executions().rerunFromStart("e"));
        assertThat(server.requests().get(6).headers()).containsKey("idempotency-key");
        steers(
                "{\"from\":\"start\",\"task\":null,\"version\":3}",
                expects(rerun, EXECUTION).executions().rerunFromStart("e", 3, "again-1"));
        assertThat(server.requests().get(7).headers()).containsEntry("idempotency-key", "again-1");
    }

    @Test
    void decidesForPeople() {
        String tasks = "POST /api/executions/e/tasks/ok/";
        steers(
                "{\"comment\":\"так\"}",
                expects(tasks + "approve", EXECUTION).executions().approve("e", "ok", "так"));
        steers(
                "{\"comment\":null}",
                expects(tasks + "approve?index=2", EXECUTION).executions().approve("e", "ok", 2, null));
        steers(
                "{\"comment\":null}",
                expects(tasks + "reject", EXECUTION).executions().reject("e", "ok", null));
        steers(
                "{\"comment\":\"ні\"}",
                expects(tasks + "reject?index=0", EXECUTION).executions().reject("e", "ok", 0, "ні"));
    }
}
