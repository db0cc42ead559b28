package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.api.WorkflowRegistration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkLoomClientTest {
    private static final String START = "POST /api/workflows/daily-report/executions";
    private static final String EXECUTION = "GET /api/executions/exec-1";

    private final StubServer server = new StubServer();
    private final ManualPace pace = new ManualPace();
    private final LinkLoomClient client = LinkLoomClient.builder()
            .url(server.url() + "/")
            .token("secret")
            .locale(Locale.forLanguageTag("uk"))
            .pace(pace)
            .build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void registersAWorkflowAsItWasWritten() {
        server.answers("POST /api/workflows", 201, """
                {"id": "daily-report", "namespace": "default", "version": 1, "result": "created",
                 "warnings": [{"pointer": "/tasks/0", "line": 3, "column": 5, "message": "no timeout"}]}""");

        WorkflowRegistration registration = client.registerWorkflow("id: daily-report # щоденний");

        assertThat(registration.version()).isEqualTo(1);
        assertThat(registration.result()).isEqualTo(WorkflowRegistration.CREATED);
        assertThat(registration.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.line()).isEqualTo(3));
        assertThat(sent().body()).isEqualTo("id: daily-report # щоденний");
        assertThat(sent().headers())
                .containsEntry("content-type", "application/yaml")
                .containsEntry("authorization", "Bearer secret")
                .containsEntry("accept-language", "uk");
    }

    @Test
    void startsAnExecutionWithItsInputs() {
        server.answers(START, 201, execution("QUEUED"));

        ExecutionDetails execution = client.trigger("daily-report", Map.of("limit", 5, "tags", List.of("a", "b")));

        assertThat(execution.id()).isEqualTo("exec-1");
        assertThat(execution.state()).isEqualTo(ExecutionState.QUEUED);
        assertThat(sent().body()).contains("\"limit\":5").contains("\"tags\":[\"a\",\"b\"]");
    }

    @Test
    void everyStartHasAKeyOfItsOwnThatItsRepetitionsKeep() {
        server.hangsUp(START).answersBusy(START, 7).answers(START, 201, execution("QUEUED"));

        client.trigger("daily-report", Map.of());
        List<String> first = keys();
        client.trigger("daily-report", Map.of());

        assertThat(first).hasSizeGreaterThanOrEqualTo(3).containsOnly(first.get(0));
        assertThat(keys().get(keys().size() - 1)).isNotEqualTo(first.get(0));
        assertThat(pace.pauses).contains(Duration.ofSeconds(7));
    }

    @Test
    void aStartThatIsStillUnderWayAfterALostAnswerIsAskedForAgain() {
        server.answersBusy(START, 0)
                .answersProblem(START, 409, "in-progress", "Under way", "")
                .answers(START, 201, execution("QUEUED"));

        assertThat(client.trigger("daily-report", Map.of()).id()).isEqualTo("exec-1");
    }

    @Test
    void aConflictAtTheFirstTryIsOne() {
        server.answersProblem(START, 409, "paused", "The workflow is paused", "Resume it first");

        assertThatThrownBy(() -> client.trigger("daily-report", Map.of()))
                .isInstanceOf(LinkLoomException.class)
                .hasMessage("The workflow is paused: Resume it first");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void readsAnExecutionWithItsTasks() {
        server.answers(EXECUTION, 200, """
                {"id": "exec-1", "workflow": "daily-report", "version": 3, "namespace": "default", "state": "RUNNING",
                 "trigger": "api", "inputs": {"limit": 5, "none": null}, "createdAt": "2026-01-02T03:04:05Z",
                 "somethingNew": [1],
                 "tasks": [{"id": "fetch", "type": "http", "state": "WAITING", "waitReason": "CALLBACK", "attempts": 2,
                            "output": {"rows": [1, 2]}},
                           {"id": "each", "type": "http", "state": "RUNNING", "attempts": 0,
                            "counts": {"SUCCEEDED": 4}}]}""");

        ExecutionDetails execution = client.execution("exec-1");

        assertThat(execution.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(execution.inputs()).containsEntry("limit", 5).containsEntry("none", null);
        assertThat(execution.labels()).isEmpty();
        assertThat(execution.tasks().get(0).waitReason()).isEqualTo(WaitReason.CALLBACK);
        assertThat(execution.tasks().get(0).output()).isEqualTo(Map.of("rows", List.of(1, 2)));
        assertThat(execution.tasks().get(1).counts()).isEqualTo(Map.of(TaskState.SUCCEEDED, 4));
    }

    @Test
    void stopsWaitingInTimeAndTellsHowItStands() {
        server.answers(EXECUTION, 200, execution("RUNNING"));

        LinkLoomTimeoutException timeout = catchThrowableOfType(
                LinkLoomTimeoutException.class, () -> client.await("exec-1", Duration.ofMillis(250)));

        assertThat(timeout.execution().state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(timeout).hasMessageContaining("exec-1 runs on");
        assertThat(pace.pauses).isEqualTo(millis(100, 150));
    }

    @Test
    void cancelsOnceAndNeverAgainByItself() {
        server.answersBusy("POST /api/executions/exec-1/cancel", 0)
                .answers("POST /api/executions/exec-1/cancel", 202, execution("CANCELLED"));

        assertThatThrownBy(() -> client.cancel("exec-1")).isInstanceOf(LinkLoomException.class);
        client.cancel("exec-1");

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void whatIsNoStartIsRepeatedOnlyWhereThatChangesNothing() {
        String backfill = "POST /api/workflows/w/backfill";
        server.hangsUp("POST /api/dead-letters/requeue")
                .hangsUp(backfill)
                .answers(backfill, 200, "{\"instants\": 1, \"started\": 0, \"existing\": 1}");

        assertThatThrownBy(() -> client.deadLetters().requeueAll(DeadLetterFilter.all()))
                .isInstanceOf(LinkLoomUnreachableException.class);
        assertThat(server.requests()).hasSize(1);
        assertThat(client.schedules()
                        .backfill("w", Instant.EPOCH, Instant.EPOCH.plusSeconds(1))
                        .existing())
                .isEqualTo(1);
    }

    @Test
    void waitsForAsLongAsTheServerAsksInSecondsOrByADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(20).atOffset(ZoneOffset.UTC));
        server.answers(EXECUTION, 503, "", Map.of("Retry-After", "3"))
                .answers(EXECUTION, 429, "", Map.of("Retry-After", date))
                .answers(EXECUTION, 503, "", Map.of("Retry-After", "soon"))
                .answers(EXECUTION, 200, execution("RUNNING"));

        client.execution("exec-1");

        assertThat(pace.pauses).hasSize(3);
        assertThat(pace.pauses.get(0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(pace.pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
        assertThat(pace.pauses.get(2)).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void whoIsAskedToWaitForTooLongIsToldSo() {
        server.answersBusy(EXECUTION, 31);

        assertThatThrownBy(() -> client.execution("exec-1")).hasMessage("HTTP 503");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesAnAnswerAsItCame() {
        server.answers("POST /api/x", 418, "чай", Map.of("X-Kind", "green"));

        RawAnswer answer = client.raw(
                "POST",
                "/api/x?a=1",
                Map.of("Accept", "text/plain", "X-Own", "1"),
                "так".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("чай");
        assertThat(answer.headers()).containsEntry("x-kind", List.of("green"));
        assertThat(sent().line()).isEqualTo("POST /api/x?a=1");
        assertThat(sent().body()).isEqualTo("так");
        assertThat(sent().headers())
                .containsEntry("accept", "text/plain")
                .containsEntry("x-own", "1")
                .containsEntry("authorization", "Bearer secret");
        assertThatThrownBy(() -> client.raw("GET", "api/meta", Map.of(), null))
                .hasMessage("Expected a path such as /api/meta, but got api/meta");
    }

    @Test
    void aRefusalNamesEveryFinding() {
        server.answers("POST /api/workflows", 422, """
                {"type": "https://linkloom.io/problems/invalid-workflow", "title": "Invalid workflow", "status": 422,
                 "code": "invalid-workflow", "detail": "1 error",
                 "errors": [{"pointer": "/tasks/0/urll", "line": 4, "column": 5, "message": "unknown key", "suggestion": "url"}]}""");

        LinkLoomException refusal =
                catchThrowableOfType(LinkLoomException.class, () -> client.registerWorkflow("id: a"));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.code()).contains("invalid-workflow");
        assertThat(refusal.title()).isEqualTo("Invalid workflow");
        assertThat(refusal.detail()).contains("1 error");
        assertThat(refusal.errors())
                .singleElement()
                .satisfies(e -> assertThat(e.suggestion()).isEqualTo("url"));
    }

    @Test
    void aRefusalOfSomethingInBetweenIsToldByItsStatus() {
        server.answers(EXECUTION, 403, "<html>Forbidden</html>");

        assertThatThrownBy(() -> client.execution("exec-1"))
                .isInstanceOfSatisfying(
                        LinkLoomException.class, e -> assertThat(e.status()).isEqualTo(403))
                .hasMessage("HTTP 403");
    }

    @Test
    void anAnswerThatIsNoneOfOursIsSaidToBeThat() {
        server.answers(EXECUTION, 200, "<html>Welcome</html>");

        assertThatThrownBy(() -> client.execution("exec-1"))
                .isInstanceOf(LinkLoomException.class)
                .hasMessageContaining("no Link Loom server");
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswerAfterFourTries() {
        server.close();

        assertThatThrownBy(() -> client.execution("exec-1"))
                .isInstanceOf(LinkLoomUnreachableException.class)
                .hasMessageContaining(server.url())
                .hasMessageContaining("nothing listens there");
        assertThat(pace.pauses).isEqualTo(millis(200, 400, 800));
    }

    @Test
    void idsCannotBreakOutOfTheirPlaceInThePath() {
        assertThatThrownBy(() -> client.execution("../meta?x=1 ")).isInstanceOf(LinkLoomException.class);

        assertThat(sent().line()).isEqualTo("GET /api/executions/..%2Fmeta%3Fx%3D1%20");
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtOnce() {
        for (String url : List.of("localhost:8080", "ftp://host", "http:///x")) {
            assertThatThrownBy(() -> LinkLoomClient.builder().url(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(url);
        }
    }

    private StubServer.Request sent() {
        return server.requests().get(server.requests().size() - 1);
    }

    private List<String> keys() {
        return server.requests().stream()
                .map(request -> request.headers().getOrDefault("idempotency-key", "none"))
                .toList();
    }

    private static List<Duration> millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toList();
    }

    private static String execution(String state) {
        return """
                {"id": "exec-1", "workflow": "daily-report", "version": 1, "namespace": "default", "state": "%s",
                 "trigger": "api", "inputs": {}, "createdAt": "2026-01-02T03:04:05Z", "tasks": []}""".formatted(state);
    }
}
