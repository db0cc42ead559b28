package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.linkloom.api.ExecutionState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AwaitTest {
    private static final String EXECUTION = "GET /api/executions/exec-1";
    private static final String STREAM = "GET /api/stream";
    private static final Duration LONG = Duration.ofHours(1);

    private final StubServer server = new StubServer();
    private final ManualPace manual = new ManualPace();
    private final LinkLoomClient hasty =
            LinkLoomClient.builder().url(server.url()).pace(manual).build();

    @AfterEach
    void stop() {
        server.close();
    }

    /** Whose pauses never end, but for the shortest: it sees what it is told, and nothing else. */
    private LinkLoomClient listening() {
        return LinkLoomClient.builder().url(server.url()).pace(new NoPace()).build();
    }

    private static final class NoPace implements Pace {
        private volatile long now;

        @Override
        public long nowMillis() {
            return now;
        }

        @Override
        public CompletableFuture<Void> pause(Duration time) {
            CompletableFuture<Void> pause = new CompletableFuture<>();
            if (time.toMillis() < 50) pause.complete(null);
            return pause;
        }

        @Override
        public Duration jittered(Duration time) {
            return time;
        }
    }

    private static String change(String state) {
        return """
                {"at": "2026-01-02T03:04:05Z", "execution": "exec-1", "workflow": "w", "namespace": "default",
                 "seq": 3, "state": "%s", "previous": "RUNNING"}""".formatted(state);
    }

    private static String execution(String state) {
        return """
                {"id": "exec-1", "workflow": "w", "version": 1, "namespace": "default", "state": "%s", "trigger": "api",
                 "inputs": {}, "createdAt": "2026-01-02T03:04:05Z", "tasks": []}""".formatted(state);
    }

    private void answers(String... states) {
        for (String state : states) server.answers(EXECUTION, 200, execution(state));
    }

    private long asked(String route) {
        return server.requests().stream()
                .filter(each -> each.line().startsWith(route))
                .count();
    }

    @Test
    void anExecutionThatHasEndedIsAskedForOnce() {
        answers("FAILED");

        assertThat(hasty.await("exec-1", LONG).state()).isEqualTo(ExecutionState.FAILED);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void hearsOfTheEndInsteadOfAskingForIt() throws Exception {
        StubStream stream = new StubStream();
        answers("RUNNING", "RUNNING", "SUCCEEDED");
        server.streams(STREAM, stream);
        CompletableFuture<ExecutionState> ended =
                listening().async().await("exec-1", LONG).thenApply(execution -> execution.state());
        stream.awaitOpened();
        while (asked(EXECUTION) < 2) Thread.onSpinWait();
        assertThat(ended).isNotDone();

        stream.event("1", "execution", change("RUNNING")).event("2", "execution", change("SUCCEEDED"));

        assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(asked(EXECUTION)).isEqualTo(3);
        assertThat(server.requests())
                .anySatisfy(each -> assertThat(each.line()).isEqualTo(STREAM + "?execution=exec-1&types=execution"));
        stream.awaitHungUp();
    }

    @Test
    void looksAgainOnceItListensForTheEndMayHaveComeBefore() {
        answers("RUNNING", "SUCCEEDED");
        server.streams(STREAM, new StubStream());

        assertThat(listening().await("exec-1", LONG).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void looksAgainWhenTheStreamBreaks() throws Exception {
        StubStream stream = new StubStream().breaks();
        answers("RUNNING", "SUCCEEDED");
        server.streams(STREAM, stream);

        assertThat(listening().await("exec-1", LONG).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void listensAgainWhenAStreamWasCutAfterAWhile() throws Exception {
        StubStream first = new StubStream();
        StubStream second = new StubStream();
        answers("RUNNING");
        server.streams(STREAM, first).streams(STREAM, second);
        NoPace pace = new NoPace();
        CompletableFuture<?> ended = LinkLoomClient.builder()
                .url(server.url())
                .pace(pace)
                .build()
                .async()
                .await("exec-1", LONG);
        first.awaitOpened();
        while (asked(EXECUTION) < 2) Thread.onSpinWait();
        pace.now = 60_000;

        first.ends();

        second.awaitOpened();
        while (asked(EXECUTION) < 3) Thread.onSpinWait();
        answers("SUCCEEDED");
        second.event("1", "execution", change("SUCCEEDED"));
        assertThat(ended).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void doesNotListenAgainAndAgainWhereStreamsAreCutAtOnce() {
        answers("RUNNING", "RUNNING", "RUNNING", "SUCCEEDED");
        server.streams(STREAM, new StubStream().ends());

        assertThat(hasty.await("exec-1", LONG).state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(asked(STREAM)).isEqualTo(1);
    }

    @Test
    void looksEveryTwoSecondsAtLeastWhereItCannotListen() {
        server.answersProblem(STREAM, 503, "too-many-streams", "Too many", "Later");
        answers("QUEUED", "RUNNING", "RUNNING", "RUNNING", "RUNNING", "RUNNING", "RUNNING", "TIMED_OUT");

        assertThat(hasty.await("exec-1", LONG).state()).isEqualTo(ExecutionState.TIMED_OUT);
        assertThat(manual.pauses)
                .isEqualTo(java.util.stream.LongStream.of(100, 200, 400, 800, 1600, 2000, 2000)
                        .mapToObj(Duration::ofMillis)
                        .toList());
    }

    @Test
    void aServerThatIsStartedAnewIsWaitedFor() {
        answers("RUNNING");
        for (int i = 0; i < 9; i++) server.hangsUp(EXECUTION);
        server.answersBusy(EXECUTION, 0);
        answers("SUCCEEDED");

        assertThat(hasty.await("exec-1", LONG).state()).isEqualTo(ExecutionState.SUCCEEDED);
    }

    @Test
    void aServerThatDoesNotComeBackIsGivenUp() {
        answers("RUNNING");
        server.hangsUp(EXECUTION);

        assertThatThrownBy(() -> hasty.await("exec-1", LONG)).isInstanceOf(LinkLoomUnreachableException.class);
        assertThat(manual.nowMillis()).isBetween(120_000L, 130_000L);
    }

    @Test
    void anExecutionThatDoesNotExistIsSaidAtOnceAndWhere() {
        LinkLoomException refusal = catchThrowableOfType(LinkLoomException.class, () -> hasty.await("exec-2", LONG));

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(AwaitTest.class.getName()));
    }

    @Test
    void nothingIsLeftBehindWhenTheTimeIsOver() throws Exception {
        StubStream stream = new StubStream();
        answers("RUNNING");
        server.streams(STREAM, stream);
        LinkLoomClient client = LinkLoomClient.builder().url(server.url()).build();

        assertThatThrownBy(() -> client.await("exec-1", Duration.ofMillis(300)))
                .isInstanceOf(LinkLoomTimeoutException.class)
                .hasMessageContaining("exec-1 runs on");

        stream.awaitHungUp();
    }

    @Test
    void whoGivesTheWaitingUpHangsUp() throws Exception {
        StubStream stream = new StubStream();
        answers("RUNNING");
        server.streams(STREAM, stream);
        CompletableFuture<?> waiting = listening().async().await("exec-1", LONG);
        stream.awaitOpened();

        waiting.cancel(true);

        stream.awaitHungUp();
    }
}
