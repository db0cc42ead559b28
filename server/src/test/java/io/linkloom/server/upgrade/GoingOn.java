package io.linkloom.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.runner.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What was under way before the upgrade goes on after it. */
final class GoingOn {
    /** So long a key of a start counts at least. */
    private static final Duration KEYS_LAST = Duration.ofDays(7);

    private static final String SUCCEEDED = "{\"status\":\"succeeded\",\"output\":{\"by\":\"callback\"}}";

    private final Stored stored;
    private final Requests requests;
    private final StoryBackend backend;

    GoingOn(Stored stored, Requests requests, StoryBackend backend) {
        this.stored = stored;
        this.requests = requests;
        this.backend = backend;
    }

    void everythingGoesOn() {
        anAttemptWithoutAnAnswerIsSentAgain();
        aRetryComesWhenItIsDue();
        tokensOfBeforeAreTaken();
        theQueuedStartsWhenItsTurnComes();
        aPausedExecutionResumes();
        anApprovalCanBeGiven();
        waitsAreSetForTheirTime();
        aKeyGivesTheFirstAnswer();
        deadLettersCanBeSentAgain();
        workflowsRunAndGetNewVersions();
    }

    private String id(String name) {
        return Objects.requireNonNull(stored.executions().get(name));
    }

    private String token(String name) {
        return Objects.requireNonNull(stored.tokens().get(name));
    }

    private void awaitState(String execution, String state) {
        Await.until(execution + " is " + state, () -> requests.state(execution).equals(state));
    }

    private void anAttemptWithoutAnAnswerIsSentAgain() {
        for (String key : new String[] {id("hang") + "/hang", id("each") + "/each/1"}) {
            Await.until(key + " is sent", () -> !backend.receipts(key).isEmpty());
            assertThat(backend.receipts(key))
                    .extracting(StoryBackend.Receipt::attempt)
                    .containsExactly(2);
        }
        awaitState(id("hang"), "SUCCEEDED");
        awaitState(id("each"), "SUCCEEDED");
        JsonNode attempts = requests.get("/api/executions/" + id("hang") + "/tasks/hang")
                .json()
                .path("attemptList");
        assertThat(attempts).hasSize(2);
        assertThat(attempts.get(0).path("state").asString()).isEqualTo("LOST");
        assertThat(backend.receipts(id("each") + "/each/0"))
                .as("it had succeeded")
                .isEmpty();
    }

    private void aRetryComesWhenItIsDue() {
        awaitState(id("soon"), "SUCCEEDED");
        assertThat(backend.receipts(id("soon") + "/soon"))
                .extracting(StoryBackend.Receipt::attempt)
                .containsExactly(2);
    }

    private void tokensOfBeforeAreTaken() {
        for (String name : new String[] {"caller", "child"}) {
            callBack(token(name));
            awaitState(id(name), "SUCCEEDED");
            assertThat(backend.receipts(id(name) + "/call"))
                    .as("it was never sent again")
                    .isEmpty();
            JsonNode output = requests.get("/api/executions/" + id(name) + "/tasks/call")
                    .json()
                    .path("output");
            assertThat(output.path("by").asString()).isEqualTo("callback");
        }
        awaitState(id("parent"), "SUCCEEDED");
        callBack(token("caller"));
    }

    private void callBack(String token) {
        requests.post("/api/callbacks/" + token, SUCCEEDED).taken();
    }

    private void theQueuedStartsWhenItsTurnComes() {
        assertThat(requests.state(id("queued"))).isEqualTo("QUEUED");
        callBack(token("single"));
        awaitState(id("single"), "SUCCEEDED");
        String key = id("queued") + "/call";
        Await.until("the queued one calls", () -> !backend.receipts(key).isEmpty());
        callBack(backend.receipts(key).getFirst().token());
        awaitState(id("queued"), "SUCCEEDED");
    }

    private void aPausedExecutionResumes() {
        assertThat(requests.state(id("paused"))).isEqualTo("PAUSED");
        callBack(token("paused"));
        requests.post("/api/executions/" + id("paused") + "/resume", "").taken();
        awaitState(id("paused"), "SUCCEEDED");
    }

    private void anApprovalCanBeGiven() {
        requests.post("/api/executions/" + id("sign-off") + "/tasks/ship/approve", "{\"comment\":\"go\"}")
                .taken();
        awaitState(id("sign-off"), "SUCCEEDED");
    }

    private void waitsAreSetForTheirTime() {
        for (String[] each : new String[][] {{"nap", "nap", "WAITING"}, {"again", "again", "RETRYING"}}) {
            JsonNode then = WhatWasThere.task(stored, each[0], each[1]);
            JsonNode now = requests.get("/api/executions/" + id(each[0]) + "/tasks/" + each[1])
                    .json();
            assertThat(now.path("state").asString()).isEqualTo(each[2]);
            assertThat(now.path("waitUntil")).isEqualTo(then.path("waitUntil"));
        }
    }

    private void aKeyGivesTheFirstAnswer() {
        Requests.Answer again = requests.post(
                        "/api/workflows/report/executions",
                        "{\"inputs\":{\"limit\":5},\"labels\":{\"for\":\"audit\"}}",
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        stored.startKey())
                .taken();
        // A directory that was stored long ago has keys that nobody has to remember.
        if (Instant.parse(stored.madeAt()).plus(KEYS_LAST).isBefore(Instant.now())) return;
        assertThat(again.json().path("id").asString()).isEqualTo(id("keyed"));
    }

    private void deadLettersCanBeSentAgain() {
        for (String name : new String[] {"broken", "fan"}) {
            String letter = requests.get("/api/dead-letters?execution=" + id(name))
                    .json()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            requests.post("/api/dead-letters/" + letter + "/requeue", "").taken();
            awaitState(id(name), "SUCCEEDED");
        }
    }

    private void workflowsRunAndGetNewVersions() {
        String id = requests.start("report");
        awaitState(id, "SUCCEEDED");
        JsonNode execution = requests.get("/api/executions/" + id).json();
        assertThat(execution.path("version").asInt()).isEqualTo(2);
        assertThat(execution.path("outputs").path("rows").asInt()).isEqualTo(3);
        assertThat(requests.get("/api/workflows/gone").status()).isEqualTo(404);
        assertThat(requests.register(StoryWorkflows.GONE).json().path("version").asInt())
                .isEqualTo(2);
        for (String name : new String[] {"nap", "again"}) {
            requests.post("/api/executions/" + id(name) + "/cancel", "").taken();
            awaitState(id(name), "CANCELLED");
        }
    }
}
