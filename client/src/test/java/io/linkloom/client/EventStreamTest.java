package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {
    private static final String ROUTE = "GET /api/stream";

    private final StubServer server = new StubServer();
    private final LinkLoomClient client =
            LinkLoomClient.builder().url(server.url()).pace(new ManualPace()).build();

    @AfterEach
    void stop() {
        server.close();
    }

    private static String change(int seq, String state) {
        return """
                {"at": "2026-01-02T03:04:05Z", "execution": "exec-1", "workflow": "w", "namespace": "default",
                 "seq": %d, "task": "a", "state": "%s", "previous": "QUEUED"}""".formatted(seq, state);
    }

    private static String line(String message) {
        return """
                {"at": "2026-01-02T03:04:05Z", "execution": "exec-1", "workflow": "w", "namespace": "default",
                 "seq": 9, "stream": "stdout", "message": "%s"}""".formatted(message);
    }

    private static List<String> take(Iterator<ServerEvent> events, int count) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count && events.hasNext()) taken.add(describe(events.next()));
        return taken;
    }

    private static String describe(ServerEvent event) {
        if (event instanceof ServerEvent.Change change)
            return change.type() + " " + change.event().state();
        if (event instanceof ServerEvent.Log log) return "LOG " + log.line().message();
        return "RESET";
    }

    private String header(int request, String name) {
        return server.requests().get(request).headers().getOrDefault(name, "none");
    }

    @Test
    void tellsWhatTheServerTells() {
        server.streams(
                ROUTE,
                new StubStream()
                        .event("1", "task", change(1, "RUNNING"))
                        .event("2", "somethingNew", "{}")
                        .event("3", "log", line("рядок"))
                        .event("4", "reset", "{}")
                        .event("5", "execution", change(2, "SUCCEEDED")));
        EventQuery query = EventQuery.all()
                .ofWorkflow("ops:w")
                .inNamespace("ops")
                .ofExecution("exec-1")
                .ofType(EventType.TASK, EventType.LOG);

        try (EventStream events = client.events(query, "0")) {
            assertThat(events.isConnected()).isTrue();
            assertThat(take(events.iterator(), 4))
                    .containsExactly("TASK RUNNING", "LOG рядок", "RESET", "EXECUTION SUCCEEDED");
            assertThat(events.lastEventId()).contains("5");
        }
        assertThat(server.requests().get(0).line())
                .isEqualTo(ROUTE + "?workflow=ops%3Aw&namespace=ops&execution=exec-1&types=task%2Clog");
        assertThat(header(0, "last-event-id")).isEqualTo("0");
        assertThat(header(0, "accept")).isEqualTo("text/event-stream");
    }

    @Test
    void goesOnAfterTheLastEventHoweverTheConnectionEnded() {
        server.streams(
                        ROUTE,
                        new StubStream()
                                .event("1", "task", change(1, "RUNNING"))
                                .breaks())
                .streams(ROUTE, new StubStream().ends())
                .answersBusy(ROUTE, 0)
                .hangsUp(ROUTE)
                .streams(ROUTE, new StubStream().event("2", "task", change(2, "SUCCEEDED")));

        try (EventStream events = client.events(EventQuery.all())) {
            assertThat(take(events.iterator(), 2)).containsExactly("TASK RUNNING", "TASK SUCCEEDED");
        }
        assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(header(1, "last-event-id")).isEqualTo("1");
        assertThat(header(server.requests().size() - 1, "last-event-id")).isEqualTo("1");
    }

    @Test
    void anEventThatWasCutOffIsToldOnceAndWhole() {
        server.streams(
                        ROUTE,
                        new StubStream()
                                .event("1", "task", change(1, "RUNNING"))
                                .says("id: 2\nevent: task\ndata: {\"at\": \"2026-")
                                .breaks())
                .streams(ROUTE, new StubStream().event("2", "task", change(2, "SUCCEEDED")));

        try (EventStream events = client.events(EventQuery.all())) {
            assertThat(take(events.iterator(), 2)).containsExactly("TASK RUNNING", "TASK SUCCEEDED");
        }
        assertThat(header(1, "last-event-id")).isEqualTo("1");
    }

    @Test
    void saysThatSomethingMayBeMissingWhereThereIsNoPlaceToGoOnFrom() {
        server.streams(ROUTE, new StubStream().breaks())
                .streams(ROUTE, new StubStream().event("7", "task", change(2, "RUNNING")));

        try (EventStream events = client.events(EventQuery.all())) {
            assertThat(take(events.iterator(), 2)).containsExactly("RESET", "TASK RUNNING");
        }
        assertThat(header(1, "last-event-id")).isEqualTo("none");
    }

    @Test
    void aRefusalIsOneAtTheBeginningAndLater() {
        server.answersProblem(ROUTE, 403, "forbidden", "Forbidden", "Not yours")
                .streams(
                        ROUTE,
                        new StubStream()
                                .event("1", "task", change(1, "RUNNING"))
                                .ends())
                .answersProblem(ROUTE, 401, "unauthorized", "Who are you?", "The token is gone");

        assertThatThrownBy(() -> client.events(EventQuery.all())).hasMessage("Forbidden: Not yours");
        try (EventStream events = client.events(EventQuery.all())) {
            Iterator<ServerEvent> iterator = events.iterator();
            assertThat(take(iterator, 1)).containsExactly("TASK RUNNING");
            assertThatThrownBy(iterator::hasNext).hasMessage("Who are you?: The token is gone");
            assertThat(events.isConnected()).isFalse();
        }
    }

    @Test
    void givesUpOnAServerThatWasNeverThere() {
        server.close();

        assertThatThrownBy(() -> client.events(EventQuery.all())).isInstanceOf(LinkLoomUnreachableException.class);
    }

    @Test
    void whoWaitsForAnEventIsReleasedByClosing() throws Exception {
        StubStream stream = new StubStream();
        server.streams(ROUTE, stream);
        EventStream events = client.events(EventQuery.all());
        CompletableFuture<List<String>> taken = CompletableFuture.supplyAsync(() -> take(events.iterator(), 1));
        stream.awaitOpened();

        events.close();

        assertThat(taken.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(events.isConnected()).isFalse();
        stream.awaitHungUp();
    }

    @Test
    void whoWaitsForAServerThatIsAwayIsReleasedByClosing() throws Exception {
        LinkLoomClient patient = LinkLoomClient.builder().url(server.url()).build();
        server.streams(
                        ROUTE,
                        new StubStream()
                                .event("1", "task", change(1, "RUNNING"))
                                .ends())
                .answersBusy(ROUTE, 0);
        EventStream events = patient.events(EventQuery.all());
        CompletableFuture<List<String>> taken = CompletableFuture.supplyAsync(() -> take(events.iterator(), 2));
        while (server.requests().size() < 2) Thread.onSpinWait();

        events.close();

        assertThat(taken.get(20, TimeUnit.SECONDS)).containsExactly("TASK RUNNING");
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        StubStream stream = new StubStream();
        server.streams(ROUTE, stream);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try (EventStream events = client.events(EventQuery.all())) {
                take(events.iterator(), 1);
            } catch (LinkLoomException e) {
                thrown.complete(e);
            }
        });
        waiting.start();
        stream.awaitOpened();

        waiting.interrupt();

        assertThat(thrown.get(20, TimeUnit.SECONDS)).hasMessageContaining("Interrupted");
        stream.awaitHungUp();
    }

    @Test
    void anEventThatIsNoneOfOursIsSaidToBeThat() {
        server.streams(ROUTE, new StubStream().event("1", "task", "[]"));

        try (EventStream events = client.events(EventQuery.all())) {
            assertThatThrownBy(() -> take(events.iterator(), 1)).hasMessageContaining("no Link Loom server");
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        StubStream stream = new StubStream().event("1", "task", change(1, "RUNNING"));
        server.streams(ROUTE, stream);
        EventStream events = client.events(EventQuery.all());
        take(events.iterator(), 1);
        List<Thread> during = threads();

        events.close();

        stream.awaitHungUp();
        assertThat(threads()).isSubsetOf(during);
    }

    /** Without those of the stub servers, and of HTTP clients, which are kept for the next call. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("stub-server"))
                .filter(thread -> !thread.getName().startsWith("HttpClient-"))
                .toList();
    }
}
