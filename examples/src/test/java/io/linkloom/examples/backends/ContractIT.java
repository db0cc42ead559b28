package io.linkloom.examples.backends;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.examples.stage.Language;
import io.linkloom.examples.stage.Program;
import io.linkloom.examples.stage.UserBackend;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What `examples/backends/README.md` promises, asked of the backend in each language. */
@ParameterizedClass
@EnumSource
class ContractIT {
    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhrs=";
    private static final String SUCCEEDED = "{\"status\": \"succeeded\", \"output\": {\"processed\": 42}}";
    private static final Map<Language, UserBackend> UP = new EnumMap<>(Language.class);

    private final Language language;
    private final UserBackend backend;
    private final String key = UUID.randomUUID() + "/task";

    ContractIT(Language language) {
        this.language = language;
        this.backend = requireNonNull(UP.get(language));
    }

    @BeforeParameterizedClassInvocation
    static void start(Language language) {
        language.assumePresent();
        UP.put(language, UserBackend.start(language, Program.freePort(), Map.of()));
    }

    @AfterParameterizedClassInvocation
    static void end() {
        UP.values().forEach(UserBackend::close);
        UP.clear();
    }

    @Test
    void callsThatTheServerDidNotSignGet401WithAReason() {
        TaskCall call = TaskCall.of("fetch-data", key);
        Stream.of(
                        call.signedWith(),
                        call.signedWith(OTHER),
                        call.changedOnItsWay(),
                        call.sent(Duration.ofMinutes(-6)),
                        call.sent(Duration.ofMinutes(6)))
                .map(this::send)
                .forEach(answer -> assertThat(refusal(answer, 401)).isNotBlank());
        assertThat(send(call.sent(Duration.ofMinutes(-4))).statusCode()).isEqualTo(200);
    }

    @Test
    void whileASecretIsChangedOneOfTwoSignaturesIsEnough() {
        TaskCall call = TaskCall.of("send-email", key).signedWith(OTHER, UserBackend.SECRET);
        assertThat(send(call).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoEnvelopeGets400AndWhatIsNowhere404() {
        TaskCall call = TaskCall.of("fetch-data", key);
        assertThat(refusal(send(call.withBody("{\"inputs\": ")), 400)).containsIgnoringCase("json");
        assertThat(refusal(send(call.withBody("[1]")), 400)).isNotBlank();
        assertThat(refusal(send(call.withBody("")), 400)).isNotBlank();
        assertThat(refusal(send(TaskCall.of("fetch-dat", key)), 404)).isNotBlank();
        assertThat(refusal(backend.get("/api/task"), 404)).isNotBlank();
        assertThat(refusal(backend.get("/api/tasks/process"), 405)).isNotBlank();
    }

    @Test
    void quickTasksAnswerWithTheirOutput() {
        JsonNode fetched = UserBackend.json(send(TaskCall.of("fetch-data", key)));
        assertThat(fetched.path("rows").asInt()).isEqualTo(42);
        assertThat(fetched.path("files")).hasSize(3).allMatch(JsonNode::isString);

        JsonNode sent = UserBackend.json(send(TaskCall.of("send-email", key + 2)));
        assertThat(sent).isEqualTo(UserBackend.json("{\"sent\": true, \"to\": \"team@example.com\"}"));
    }

    @Test
    void aSlowTaskAnswers202AndReportsALineASignOfLifeAndItsResultInTheSameTrace() throws Exception {
        try (Listener listener = new Listener(0, 0)) {
            HttpResponse<String> answer = send(TaskCall.of("process", key, listener.url("a")));
            assertThat(answer.statusCode()).isEqualTo(202);

            assertThat(listener.await("a/logs").body()).contains("42 rows");
            Listener.Word life = listener.await("a/heartbeat");
            assertThat(UserBackend.json(life.body()).path("progress").asDouble(-1))
                    .isBetween(0.0, 1.0);
            Listener.Word result = listener.await("a");
            assertThat(UserBackend.json(result.body())).isEqualTo(UserBackend.json(SUCCEEDED));
            assertThat(List.of(life, result))
                    .extracting(Listener.Word::trace)
                    .allSatisfy(trace -> assertThat(trace).contains("4bf92f3577b34da6a3ce929d0e0e4736"));
        }
    }

    @Test
    void aResultWaitsWhileTheServerIsAway() throws Exception {
        int port = Program.freePort();
        assertThat(send(TaskCall.of("process", key, "http://localhost:" + port + "/late"))
                        .statusCode())
                .isEqualTo(202);
        int before = backend.count("process", "done");
        backend.program().await("work", () -> backend.count("process", "done") > before);
        try (Listener listener = new Listener(port, 1)) {
            listener.await("late");
            assertThat(UserBackend.json(listener.await("late").body())).isEqualTo(UserBackend.json(SUCCEEDED));
        }
    }

    @Test
    void deliveriesAtTheSameTimeAndAfterwardsAreOneWork() {
        int calls = backend.count("fetch-data", "calls");
        int done = backend.count("fetch-data", "done");
        List<CompletableFuture<HttpResponse<String>>> together = Stream.generate(
                        () -> UserBackend.sendAsync(TaskCall.of("fetch-data", key).request(backend.url())))
                .limit(4)
                .toList();
        String output = together.get(0).join().body();
        assertThat(together)
                .allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        assertThat(together).allSatisfy(one -> assertThat(one.join().body()).isEqualTo(output));
        assertThat(send(TaskCall.of("fetch-data", key)).body()).isEqualTo(output);

        assertThat(backend.count("fetch-data", "calls")).isEqualTo(calls + 5);
        assertThat(backend.count("fetch-data", "done")).isEqualTo(done + 1);
    }

    @Test
    void slowWorkThatIsUnderWayIsReportedToTheNewestAttemptAndThenAnsweredAtOnce() throws Exception {
        int done = backend.count("process", "done");
        try (Listener listener = new Listener(0, 0)) {
            listener.hold();
            send(TaskCall.of("process", key, listener.url("first")));
            listener.await("first/logs");
            HttpResponse<String> again = send(TaskCall.of("process", key, listener.url("second")));
            assertThat(again.statusCode()).isEqualTo(202);
            listener.letGo();
            assertThat(UserBackend.json(listener.await("second").body())).isEqualTo(UserBackend.json(SUCCEEDED));
        }
        HttpResponse<String> third = send(TaskCall.of("process", key, "http://localhost:9/third"));
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(UserBackend.json(third)).isEqualTo(UserBackend.json("{\"processed\": 42}"));
        assertThat(backend.count("process", "done")).isEqualTo(done + 1);
    }

    @Test
    void itEndsWhenItIsAskedToAndFinishesWhatIsUnderWay() throws Exception {
        try (Listener listener = new Listener(0, 0);
                UserBackend other = UserBackend.start(language, Program.freePort(), Map.of())) {
            listener.hold();
            UserBackend.send(TaskCall.of("process", key, listener.url("last")).request(other.url()));
            listener.await("last/logs");
            CompletableFuture<Integer> status =
                    CompletableFuture.supplyAsync(() -> other.program().terminate());
            listener.letGo();
            listener.await("last");
            assertThat(status.join()).isIn(0, 143); // 143: a Java process that SIGTERM ended in order
        }
    }

    private HttpResponse<String> send(TaskCall call) {
        return UserBackend.send(call.request(backend.url()));
    }

    private static String refusal(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return UserBackend.json(answer).path("error").asString("");
    }
}
