package io.linkloom.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linkloom.client.callback.Envelopes.Request;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is answered to one request. */
class TaskBackendTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private record Order(String region, int limit, LocalDate day) {}

    private record Fetched(int rows) {}

    private TaskBackend backend = TaskBackend.builder().build();

    @BeforeAll
    static void quiet() {
        Quiet.please();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void theOutputIsTheAnswer() {
        tasks(task -> Map.of("rows", 42, "day", LocalDate.of(2026, 1, 2)));

        TaskAnswer answer = ask(Envelopes.withoutCallback(1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).contains("\"rows\":42", "\"day\":\"2026-01-02\"");
    }

    @Test
    void workWithoutAnOutputAnswersNull() {
        tasks(task -> null);

        assertThat(ask(Envelopes.withoutCallback(1))).isEqualTo(new TaskAnswer(200, "null"));
    }

    @Test
    void theInputIsTheInputsWithTheParamsOverThem() {
        tasks(task -> task.input(Order.class));

        assertThat(ask(Envelopes.withoutCallback(1)).json())
                .isEqualTo("{\"region\":\"north\",\"limit\":7,\"day\":\"2026-01-02\"}");
    }

    @Test
    void theEnvelopeIsThereAsAWhole() {
        tasks(task -> {
            TaskEnvelope envelope = task.envelope();
            assertThat(envelope.execution())
                    .isEqualTo(new TaskEnvelope.ExecutionPart(
                            "exec-1", "daily-report", 3, "default", Instant.parse("2026-01-02T03:00:00Z")));
            assertThat(envelope.task()).isEqualTo(new TaskEnvelope.TaskPart("process_data", 2, null));
            assertThat(envelope.upstream()).containsEntry("nothing", null).containsKey("fetch_data");
            assertThat(task.attempt()).isEqualTo(2);
            assertThat(task.idempotencyKey()).isEqualTo(Envelopes.KEY);
            return task.upstream("fetch_data", Fetched.class);
        });

        assertThat(ask(Envelopes.withoutCallback(2)).json()).isEqualTo("{\"rows\":42}");
    }

    @Test
    void theTraceGoesOn() {
        tasks(task -> task.trace().traceparent());

        assertThat(ask(Envelopes.attempt(1, "http://localhost:1/cb")).json())
                .matches("\"00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01\"");
    }

    @Test
    void aBodyOfTheWorkflowsOwnIsTheInput() {
        tasks(task -> List.of(task.input(Fetched.class), task.attempt(), task.idempotencyKey()));

        Request own = Envelopes.raw("{\"rows\": 7, \"task\": \"none\"}")
                .with("idempotency-key", "exec-1/other")
                .with("link-loom-attempt", "3");

        assertThat(ask(own).json()).isEqualTo("[{\"rows\":7},3,\"exec-1/other\"]");
    }

    @Test
    void whoNeedsAnEnvelopeIsToldThatThereIsNone() {
        tasks(task -> task.envelope().inputs());

        TaskAnswer answer = ask(Envelopes.raw("[1]"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).contains("Expected a task envelope");
    }

    @Test
    void aTextIsAText() {
        tasks(task -> task.body());

        Request text = Envelopes.raw("рядок").with("content-type", "text/plain; charset=utf-8");

        assertThat(ask(text).json()).isEqualTo("\"рядок\"");
    }

    @Test
    void anInputThatDoesNotFitIsNotRetriedAndSaysWhere() {
        tasks(task -> task.upstream("fetch_data", Order.class));
        assertThat(ask(Envelopes.withoutCallback(1)).status()).isEqualTo(200);

        tasks(task -> task.input(Numbers.class));
        TaskAnswer answer = ask(Envelopes.withoutCallback(1));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()).contains("region", "Numbers", "north");
    }

    private record Numbers(int region) {}

    @Test
    void anUpstreamTaskThatIsNoneIsNotRetriedAndSaysWhichThereAre() {
        tasks(task -> task.upstream("fetch-data", Fetched.class));

        TaskAnswer answer = ask(Envelopes.withoutCallback(1));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()).contains("fetch-data", "fetch_data");
    }

    @Test
    void anUpstreamTaskWithoutAnOutputIsToldFromOneThatIsNot() {
        tasks(task -> String.valueOf(task.upstream("nothing", (Type) Fetched.class)));
        assertThat(ask(Envelopes.withoutCallback(1)).json()).isEqualTo("\"null\"");

        tasks(task -> task.upstream("nothing", Fetched.class));
        assertThat(ask(Envelopes.withoutCallback(1)).json()).contains("The output of nothing is missing");
    }

    @Test
    void anExceptionIsAFailureThatIsRetried() {
        tasks(task -> {
            throw new java.io.IOException("The database is restarting");
        });

        assertThat(ask(Envelopes.withoutCallback(1)))
                .isEqualTo(new TaskAnswer(500, "{\"error\":\"The database is restarting\"}"));
    }

    @Test
    void anErrorIsAFailureThatIsRetried() {
        tasks(task -> {
            throw new StackOverflowError();
        });

        assertThat(ask(Envelopes.withoutCallback(1)))
                .isEqualTo(new TaskAnswer(500, "{\"error\":\"StackOverflowError\"}"));
    }

    @Test
    void aPermanentFailureIsNotRetried() {
        tasks(task -> {
            throw new PermanentTaskException("There is no region west");
        });

        assertThat(ask(Envelopes.withoutCallback(1)))
                .isEqualTo(new TaskAnswer(422, "{\"error\":\"There is no region west\"}"));
    }

    @Test
    void anOutputThatCannotBeWrittenIsNotRetried() {
        tasks(task -> new Object());

        TaskAnswer answer = ask(Envelopes.withoutCallback(1));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()).contains("cannot be written as JSON");
    }

    @Test
    void aStageWithoutACallbackIsWaitedFor() {
        tasks(task -> CompletableFuture.supplyAsync(() -> Map.of("rows", 42)));

        assertThat(ask(Envelopes.withoutCallback(1))).isEqualTo(new TaskAnswer(200, "{\"rows\":42}"));
    }

    @Test
    void aStageThatFailsTellsItsCause() {
        tasks(task -> CompletableFuture.supplyAsync(() -> {
            throw new PermanentTaskException("no paper");
        }));

        assertThat(ask(Envelopes.withoutCallback(1))).isEqualTo(new TaskAnswer(422, "{\"error\":\"no paper\"}"));
    }

    @Test
    void aTaskThatIsNotThereSaysWhichAre() {
        backend = TaskBackend.builder()
                .task("fetch-data", task -> null)
                .task("process", task -> null)
                .build();

        TaskAnswer answer = backend.answer("fetch", name -> null, new byte[0]);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).contains("fetch-data, process");
    }

    @Test
    void twoTasksOfOneNameAreRefused() {
        assertThatThrownBy(() -> TaskBackend.builder().task("a", task -> null).asyncTask("a", task -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two tasks a");
    }

    @Test
    void whatIsNoRequestOfAServerIsRefusedWithWhatIsWrong() {
        tasks(task -> null);

        for (Map.Entry<String, String> each : Map.of(
                        "{\"execution\": {",
                        "no JSON",
                        "{} x",
                        "no JSON",
                        "{\"execution\": {\"id\": 1}, \"task\": {}}",
                        "execution.id",
                        "{\"execution\": {\"id\": \"e\"}, \"task\": {\"id\": \"t\", \"attempt\": \"1\"}}",
                        "task.attempt")
                .entrySet()) {
            TaskAnswer answer = ask(Envelopes.raw(each.getKey()));
            assertThat(answer.status()).as(each.getKey()).isEqualTo(400);
            assertThat(answer.json()).contains(each.getValue());
        }
        assertThat(ask(Envelopes.attempt(1, "file:///etc/passwd")).status()).isEqualTo(400);
        assertThat(ask(Envelopes.raw("{}").with("idempotency-key", "x".repeat(401)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void unsignedCallsAreRefusedBeforeAnythingIsRead() {
        backend = TaskBackend.builder()
                .secrets(List.of(SECRET))
                .task("work", task -> 1)
                .build();

        assertThat(ask(Envelopes.raw("{broken")).status()).isEqualTo(401);
        assertThat(ask(signed(Envelopes.withoutCallback(1), SECRET))).isEqualTo(new TaskAnswer(200, "1"));
        assertThat(ask(signed(Envelopes.withoutCallback(1), "whsec_QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="))
                        .json())
                .contains("signature is wrong");
    }

    private static Request signed(Request request, String secret) {
        long now = Instant.now().getEpochSecond();
        return request.with("webhook-id", "id")
                .with("webhook-timestamp", "" + now)
                .with("webhook-signature", SigningSecret.parse(secret).sign("id", now, request.body()));
    }

    private void tasks(TaskHandler work) {
        backend.close();
        backend = TaskBackend.builder().task("work", work).build();
    }

    private TaskAnswer ask(Request request) {
        return backend.answer("work", request.lookup(), request.body());
    }
}
