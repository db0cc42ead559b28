package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.Meta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncLinkLoomClientTest {
    private static final String START = "POST /api/workflows/w/executions";
    private static final String META = "GET /api/meta";
    private static final String EXECUTION = """
            {"id": "exec-1", "workflow": "w", "version": 1, "namespace": "default", "state": "SUCCEEDED", "trigger": "api",
             "inputs": {}, "createdAt": "2026-01-02T03:04:05Z", "tasks": []}""";

    private final StubServer server = new StubServer();
    private final ManualPace pace = new ManualPace();
    private final AsyncLinkLoomClient client =
            LinkLoomClient.builder().url(server.url()).pace(pace).build().async();

    @AfterEach
    void stop() {
        server.close();
    }

    private static <T> T now(CompletableFuture<T> promise) throws Exception {
        return promise.get(20, TimeUnit.SECONDS);
    }

    @Test
    void theCallsOfTheDoorWorkOneAfterTheOther() throws Exception {
        server.answers("POST /api/workflows", 201, """
                {"id": "w", "namespace": "default", "version": 1, "result": "created", "warnings": []}""")
                .answers(START, 201, EXECUTION)
                .answers("GET /api/executions/exec-1", 200, EXECUTION)
                .answers("POST /api/executions/exec-1/cancel", 202, EXECUTION)
                .answers("POST /api/events", 202, "{\"executions\": [], \"errors\": []}");
        CloudEvent event = CloudEvent.of("/shop", "order.placed");

        CompletableFuture<ExecutionDetails> ended = client.registerWorkflow(WorkflowDto.of("id: w"))
                .thenCompose(registered -> client.trigger(registered.id(), Map.of()))
                .thenCompose(started -> client.await(started.id(), Duration.ofMinutes(1)));

        assertThat(now(ended).id()).isEqualTo("exec-1");
        assertThat(now(client.registerWorkflow("id: w")).version()).isEqualTo(1);
        assertThat(now(client.execution("exec-1")).tasks()).isEmpty();
        assertThat(now(client.cancel("exec-1")).id()).isEqualTo("exec-1");
        assertThat(now(client.sendEvent(event)).executions()).isEmpty();
        assertThat(now(client.sendEvents(List.of(event))).errors()).isEmpty();
    }

    @Test
    void failsWithWhatTheCallWouldHaveThrown() {
        server.answersProblem(START, 422, "bad-inputs", "Bad inputs", "limit: expected a number");

        assertThat(client.trigger("w", Map.of("limit", "x")))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        LinkLoomException.class, e -> assertThat(e.status()).isEqualTo(422));
        server.close();
        assertThat(client.meta())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .havingCause()
                .isInstanceOf(LinkLoomUnreachableException.class);
    }

    @Test
    void repeatsWithTheSameKey() throws Exception {
        server.answersBusy(START, 1).hangsUp(START).answers(START, 201, EXECUTION);

        assertThat(now(client.trigger("w", Map.of())).id()).isEqualTo("exec-1");
        assertThat(server.requests().stream()
                        .map(each -> each.headers().get("idempotency-key"))
                        .distinct())
                .hasSize(1)
                .doesNotContainNull();
        assertThat(pace.pauses).startsWith(Duration.ofSeconds(1));
    }

    @Test
    void aCallThatIsTakenBackIsNotRepeated() throws Exception {
        CompletableFuture<Void> never = new CompletableFuture<>();
        AsyncLinkLoomClient waiting = LinkLoomClient.builder()
                .url(server.url())
                .pace(new ManualPace() {
                    @Override
                    public CompletableFuture<Void> pause(Duration time) {
                        return never;
                    }
                })
                .build()
                .async();
        server.answersBusy(META, 0);
        CompletableFuture<Meta> call = waiting.meta();
        while (never.getNumberOfDependents() == 0) Thread.onSpinWait();

        call.cancel(true);

        assertThat(never).isCancelled();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aCallThatTimesOutIsTakenBack() {
        server.keepsSilent(META);
        CompletableFuture<Meta> call = client.meta();
        while (server.requests().isEmpty()) Thread.onSpinWait();

        assertThat(call.orTimeout(10, TimeUnit.MILLISECONDS))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .havingCause()
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(pace.pauses).isEmpty();
    }

    @Test
    void manyCallsUnderWayOccupyFewThreads() {
        server.keepsSilent(META);
        long before = threadsOfClients();
        List<CompletableFuture<Meta>> calls = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            calls.add(client.meta());
            while (server.requests().size() < i) Thread.onSpinWait();
        }

        assertThat(threadsOfClients() - before).isLessThan(20);
        calls.forEach(call -> call.cancel(true));
    }

    /** All but those of stub servers, which keep one for each request. */
    private static long threadsOfClients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("stub-server"))
                .count();
    }
}
