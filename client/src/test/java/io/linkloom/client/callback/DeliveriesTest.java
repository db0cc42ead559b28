package io.linkloom.client.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.StubServer;
import io.linkloom.client.callback.Envelopes.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of work that is delivered more than once, and of work that goes on after its request. */
class DeliveriesTest {
    private static final String CALLBACK = "POST /api/callbacks/";

    private final StubServer server = new StubServer();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ProcessedTasks processed = ProcessedTasks.inMemory();
    private TaskBackend backend = TaskBackend.builder().build();

    DeliveriesTest() {
        for (String token : List.of("t1", "t2")) {
            for (String path : List.of("", "/heartbeat", "/logs")) {
                server.answers(CALLBACK + token + path, 200, "{}");
            }
        }
    }

    @BeforeAll
    static void quiet() {
        Quiet.please();
    }

    @AfterEach
    void close() {
        go.countDown();
        callers.shutdownNow();
        backend.close();
        server.close();
    }

    /** Work that waits until it may go on. */
    private Object held(TaskContext task) throws InterruptedException {
        begun.countDown();
        go.await();
        return Map.of("times", done.incrementAndGet());
    }

    @Test
    void whatIsDoneIsNotDoneAgain() {
        backend = builder().task("work", task -> done.incrementAndGet()).build();

        assertThat(ask(attempt(1))).isEqualTo(new TaskAnswer(200, "1"));
        assertThat(ask(attempt(1))).isEqualTo(new TaskAnswer(200, "1"));
        assertThat(ask(attempt(2))).isEqualTo(new TaskAnswer(200, "1"));
        assertThat(ask(attempt(1).with("idempotency-key", "exec-2/process_data")))
                .isEqualTo(new TaskAnswer(200, "2"));
    }

    @Test
    void whatFailedIsDoneAgain() {
        backend = builder()
                .task("work", task -> {
                    if (task.attempt() == 1) throw new IllegalStateException("not yet");
                    return done.incrementAndGet();
                })
                .build();

        assertThat(ask(attempt(1)).status()).isEqualTo(500);
        assertThat(ask(attempt(2))).isEqualTo(new TaskAnswer(200, "1"));
    }

    @Test
    void withoutAKeyNothingIsKnownAgain() {
        backend = builder().task("work", task -> done.incrementAndGet()).build();
        Request keyless = Envelopes.raw("{}");

        ask(keyless);

        assertThat(ask(keyless)).isEqualTo(new TaskAnswer(200, "2"));
    }

    @Test
    void aDeliveryThatComesMeanwhileGetsTheSameAnswer() throws Exception {
        backend = builder().task("work", this::held).build();
        Future<TaskAnswer> first = callers.submit(() -> ask(attempt(1)));
        begun.await();
        Future<TaskAnswer> second = callers.submit(() -> ask(attempt(2)));

        go.countDown();

        assertThat(first.get()).isEqualTo(new TaskAnswer(200, "{\"times\":1}"));
        assertThat(second.get()).isEqualTo(first.get());
    }

    @Test
    void aDeliveryThatWaitsTooLongIsCalledBackLater() throws Exception {
        backend = builder()
                .patience(Duration.ofMillis(50))
                .task("work", this::held)
                .build();
        Future<TaskAnswer> first = callers.submit(() -> ask(attempt(1)));
        begun.await();

        assertThat(ask(attempt(2)).status()).isEqualTo(202);
        go.countDown();

        assertThat(first.get().status()).isEqualTo(200);
        assertThat(report("t2")).isEqualTo("{\"status\":\"succeeded\",\"output\":{\"times\":1}}");
        assertThat(bodies("t1")).isEmpty();
    }

    @Test
    void aDeliveryThatWaitsTooLongAndCannotBeCalledBackIsSentAwayToBeRetried() throws Exception {
        backend = builder()
                .patience(Duration.ofMillis(50))
                .task("work", this::held)
                .build();
        callers.submit(() -> ask(attempt(1)));
        begun.await();

        assertThat(ask(Envelopes.withoutCallback(2)).status()).isEqualTo(425);
    }

    @Test
    void workOfAnotherProcessIsWaitedForAndItsOutputAnswered() throws Exception {
        backend = builder().task("work", task -> done.incrementAndGet()).build();
        ProcessedTasks.Claim.Mine elsewhere = ProcessedTasksContract.mine(processed, Envelopes.KEY);
        Future<TaskAnswer> waiting = callers.submit(() -> ask(attempt(1)));
        processed.succeeded(elsewhere, "{\"by\":\"the other\"}");

        assertThat(waiting.get()).isEqualTo(new TaskAnswer(200, "{\"by\":\"the other\"}"));
        assertThat(done).hasValue(0);
    }

    @Test
    void workThatAnotherProcessGaveUpIsDoneHere() throws Exception {
        backend = builder().asyncTask("work", task -> done.incrementAndGet()).build();
        ProcessedTasks.Claim.Mine elsewhere = ProcessedTasksContract.mine(processed, Envelopes.KEY);

        assertThat(ask(attempt(1)).status()).isEqualTo(202);
        processed.failed(elsewhere);

        assertThat(report("t1")).isEqualTo("{\"status\":\"succeeded\",\"output\":1}");
    }

    @Test
    void workOfAnotherProcessThatTakesTooLongIsSentAwayToBeRetried() {
        backend = builder()
                .patience(Duration.ofMillis(50))
                .task("work", task -> done.incrementAndGet())
                .build();
        ProcessedTasksContract.mine(processed, Envelopes.KEY);

        assertThat(ask(attempt(1)).status()).isEqualTo(425);
        assertThat(ask(attempt(2)).status()).isEqualTo(425);
    }

    @Test
    void aMemoryThatCannotBeAskedHoldsTheWorkBackToBeRetried() {
        backend = TaskBackend.builder()
                .processed(new BrokenMemory())
                .task("work", task -> done.incrementAndGet())
                .build();

        assertThat(ask(attempt(1)).status()).isEqualTo(503);
        assertThat(done).hasValue(0);
    }

    @Test
    void asynchronousWorkIsAnsweredAtOnceAndReported() throws Exception {
        backend = builder().asyncTask("work", this::held).build();

        assertThat(ask(attempt(1)).status()).isEqualTo(202);
        go.countDown();

        assertThat(report("t1")).isEqualTo("{\"status\":\"succeeded\",\"output\":{\"times\":1}}");
        assertThat(ask(attempt(1))).isEqualTo(new TaskAnswer(200, "{\"times\":1}"));
    }

    @Test
    void aStageIsAnsweredAtOnceAndReported() {
        CompletableFuture<Object> stage = new CompletableFuture<>();
        backend = builder().task("work", task -> stage).build();

        assertThat(ask(attempt(1)).status()).isEqualTo(202);
        stage.completeExceptionally(new PermanentTaskException("no paper"));

        assertThat(report("t1")).contains("\"failed\"", "\"no paper\"", "\"retryable\":false");
    }

    @Test
    void theNewestAttemptIsReportedOn() throws Exception {
        backend = builder().asyncTask("work", this::held).build();
        ask(attempt(1));
        begun.await();

        assertThat(ask(attempt(2)).status()).isEqualTo(202);
        assertThat(ask(attempt(1)).status()).isEqualTo(202);
        go.countDown();

        assertThat(report("t2")).contains("\"times\":1");
        assertThat(bodies("t1")).isEmpty();
    }

    @Test
    void aReportIsSentAgainUntilTheServerIsBack() {
        server.hangsUp(CALLBACK + "t3").answersBusy(CALLBACK + "t3", 0).answers(CALLBACK + "t3", 200, "{}");
        backend = builder().asyncTask("work", task -> 1).build();

        ask(Envelopes.attempt(1, server.url() + "/api/callbacks/t3"));

        Eventually.until("it was reported", () -> bodies("t3").size() >= 3);
        assertThat(bodies("t3")).containsOnly("{\"status\":\"succeeded\",\"output\":1}");
    }

    @Test
    void anOutputThatIsTooLargeBecomesAFailure() {
        server.answers(CALLBACK + "t3", 413, "{}").answers(CALLBACK + "t3", 200, "{}");
        backend = builder().asyncTask("work", task -> "x".repeat(2000)).build();

        ask(Envelopes.attempt(1, server.url() + "/api/callbacks/t3"));

        Eventually.until("the failure was reported", () -> bodies("t3").size() == 2);
        assertThat(bodies("t3").get(1)).contains("\"failed\"", "1 MiB", "\"retryable\":false");
    }

    @Test
    void heartbeatsAreSentWhileWorkGoesOnAndRepeatWhatWasSaidLast() throws Exception {
        backend = builder()
                .heartbeat(Duration.ofMillis(20))
                .asyncTask("work", task -> {
                    task.heartbeat(0.4, "page 4 of 10");
                    return held(task);
                })
                .build();
        ask(attempt(1));
        begun.await();

        Eventually.until("there were heartbeats", () -> bodies("t1/heartbeat").size() >= 3);
        go.countDown();
        report("t1");

        assertThat(bodies("t1/heartbeat")).containsOnly("{\"progress\":0.4,\"message\":\"page 4 of 10\"}");
    }

    @Test
    void workLearnsThatNobodyWaitsForItAnyMore() {
        server.answers(CALLBACK + "t3/heartbeat", 409, "{}").answers(CALLBACK + "t3", 409, "{}");
        backend = builder()
                .heartbeat(Duration.ofMillis(20))
                .asyncTask("work", task -> {
                    Eventually.until("it was cancelled", task::isCancelled);
                    return done.incrementAndGet();
                })
                .build();

        ask(Envelopes.attempt(1, server.url() + "/api/callbacks/t3"));

        Eventually.until("it ended", () -> bodies("t3").size() == 1);
    }

    @Test
    void linesReachTheLogBeforeTheAnswerDoes() {
        backend = builder()
                .task("work", task -> {
                    task.log().info("one\ntwo");
                    task.log().warn("три \"3\"");
                    return 1;
                })
                .build();

        ask(attempt(1));

        assertThat(bodies("t1/logs")).containsExactly("""
                        {"level":"INFO","message":"one"}
                        {"level":"INFO","message":"two"}
                        {"level":"WARN","message":"три \\"3\\""}""");
        StubServer.Request sent = server.requests().get(0);
        assertThat(sent.headers()).containsEntry("content-type", "application/x-ndjson");
        assertThat(sent.headers().get("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void manyLinesAreSentInSeveralPiecesAndInOrder() {
        backend = builder()
                .task("work", task -> {
                    for (int i = 0; i < 2_500; i++) task.log().debug("line " + i);
                    return 1;
                })
                .build();

        ask(attempt(1));

        List<String> pieces = bodies("t1/logs");
        assertThat(pieces).hasSizeGreaterThanOrEqualTo(3);
        List<String> lines = pieces.stream().flatMap(String::lines).toList();
        assertThat(lines).hasSize(2_500);
        assertThat(lines.get(0)).contains("line 0\"");
        assertThat(lines.get(2_499)).contains("line 2499\"");
    }

    @Test
    void linesOfLongWorkAreSentMeanwhile() throws Exception {
        backend = builder()
                .asyncTask("work", task -> {
                    task.log().info("begun");
                    return held(task);
                })
                .build();

        ask(attempt(1));

        Eventually.until("the line was sent", () -> bodies("t1/logs").size() == 1);
        assertThat(bodies("t1")).isEmpty();
    }

    @Test
    void whatIsUnderWayIsWaitedForAtTheEnd() throws Exception {
        backend = builder().asyncTask("work", this::held).build();
        ask(attempt(1));
        begun.await();
        Future<?> closing = callers.submit(() -> backend.close());

        go.countDown();
        closing.get(10, TimeUnit.SECONDS);

        assertThat(report("t1")).contains("\"times\":1");
        assertThat(ask(attempt(1).with("idempotency-key", "exec-9/late")).status())
                .isEqualTo(503);
    }

    @Test
    void aResultThatIsOnItsWayIsWaitedForAtTheEnd() {
        server.hangsUp(CALLBACK + "t3").hangsUp(CALLBACK + "t3").answers(CALLBACK + "t3", 200, "{}");
        backend = builder()
                .post(new Post(Duration.ofMillis(200), Duration.ofMillis(200)))
                .asyncTask("work", task -> 1)
                .build();
        ask(Envelopes.attempt(1, server.url() + "/api/callbacks/t3"));

        backend.close();

        assertThat(bodies("t3")).hasSize(3);
    }

    private TaskBackend.Builder builder() {
        backend.close();
        return TaskBackend.builder().processed(processed).post(new Post(Duration.ofMillis(2), Duration.ofMillis(10)));
    }

    private TaskAnswer ask(Request request) {
        return backend.answer("work", request.lookup(), request.body());
    }

    /** The callback address of attempt N ends in tN. */
    private Request attempt(int number) {
        return Envelopes.attempt(number, server.url() + "/api/callbacks/t" + number);
    }

    private String report(String token) {
        Eventually.until("it was reported", () -> !bodies(token).isEmpty());
        return bodies(token).get(0);
    }

    private List<String> bodies(String path) {
        return server.requests().stream()
                .filter(request -> request.line().equals(CALLBACK + path))
                .map(StubServer.Request::body)
                .toList();
    }
}
