package io.linkloom.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.StubServer;
import io.linkloom.client.spring.Application.Delivery;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real application, asked as a server would; what it reports goes to a stub. */
class TasksTest {
    private static final StubServer loom = new StubServer();
    private static final Application application = new Application(
            "link-loom.url=" + loom.url(),
            "link-loom.registration.enabled=false",
            "link-loom.tasks.secrets=" + Application.OTHER_SECRET + "," + Application.SECRET,
            "link-loom.tasks.heartbeat-interval=100ms",
            "link-loom.tasks.deduplication.store=jdbc");

    @BeforeAll
    static void start() {
        for (String path : List.of("", "/heartbeat", "/logs")) loom.answers("POST /api/callbacks/t1" + path, 200, "{}");
    }

    @AfterAll
    static void stop() {
        application.close();
        loom.close();
    }

    @Test
    void inputAndOutputAreTyped() throws Exception {
        Delivery delivery =
                Delivery.of("exec-1/fetch_data", 1, Map.of("params", Map.of("limit", 7, "day", "2026-01-02")));

        HttpResponse<String> answer = application.post("fetch-data", delivery.signed());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).contains("\"rows\":42", "\"files\":[\"a.csv\",\"b.csv\"]");
    }

    @Test
    void onlyWhatIsSignedIsDone() throws Exception {
        Delivery delivery = Delivery.of("exec-2/nothing", 1, Map.of());

        assertThat(application.post("nothing", delivery).statusCode()).isEqualTo(401);
        assertThat(application
                        .post("nothing", delivery.signed("whsec_" + "QUFB".repeat(10), Instant.now()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(application
                        .post(
                                "nothing",
                                delivery.signed(
                                        Application.SECRET, Instant.now().minusSeconds(301)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(application
                        .post("nothing", delivery.signed(Application.OTHER_SECRET, Instant.now()))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = application.post("nothing", delivery.signed());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("null");
    }

    @Test
    void whatIsDeliveredAgainIsNotDoneAgain() throws Exception {
        Map<String, Object> params = Map.of("params", Map.of("limit", 7));
        String first = fetch(Delivery.of("exec-3/fetch_data", 1, params));
        String again = fetch(Delivery.of("exec-3/fetch_data", 2, params));
        String other = fetch(Delivery.of("exec-4/fetch_data", 1, params));

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void exceptionsAreToldApart() throws Exception {
        HttpResponse<String> passing =
                application.post("fails", Delivery.of("exec-5/a", 1, Map.of()).signed());
        HttpResponse<String> forGood = application.post(
                "fails-for-good", Delivery.of("exec-5/b", 1, Map.of()).signed());
        HttpResponse<String> unfit = application.post(
                "fetch-data",
                Delivery.of("exec-5/c", 1, Map.of("params", Map.of("limit", "many")))
                        .signed());

        assertThat(passing.statusCode()).isEqualTo(500);
        assertThat(passing.body()).isEqualTo("{\"error\":\"The database is restarting\"}");
        assertThat(forGood.statusCode()).isEqualTo(422);
        assertThat(forGood.body()).isEqualTo("{\"error\":\"There is no region west\"}");
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body()).contains("Order: limit: ").doesNotContain("reference chain", "\\n");
    }

    @Test
    void longWorkIsAnsweredAtOnceAndReported() throws Exception {
        Map<String, Object> envelope = Map.of(
                "upstream", Map.of("fetch_data", Map.of("rows", 42, "files", List.of(), "times", 1)),
                "callback", Map.of("url", loom.url() + "/api/callbacks/t1", "expiresAt", "2099-01-01T00:00:00Z"));

        HttpResponse<String> answer = application.post(
                "process", Delivery.of("exec-6/process_data", 1, envelope).signed());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        Eventually.until("it was reported", () -> sent("").size() == 1);
        assertThat(sent("")).containsExactly("{\"status\":\"succeeded\",\"output\":{\"processed\":42}}");
        assertThat(sent("/heartbeat")).hasSizeGreaterThan(3);
        assertThat(String.join("\n", sent("/logs"))).contains("page 0", "page 9");
    }

    @Test
    void theEnvelopeAndTheMarksOfTheLogAreThere() throws Exception {
        Delivery delivery = Delivery.of("exec-7/who", 3, Map.of())
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(application.post("who-asks", delivery.signed()).body())
                .contains(
                        "\"workflow\":\"daily-report\"",
                        "\"attempt\":3",
                        "\"mdc\":\"exec-7/who 3\"",
                        "\"sameTrace\":true");
    }

    @Test
    void whatIsNoTaskIsLeftToTheApplication() throws Exception {
        assertThat(application
                        .post("unknown", Delivery.of("exec-8/a", 1, Map.of()).signed())
                        .statusCode())
                .isEqualTo(404);
        assertThat(application.get("/api/tasks/nothing").statusCode()).isEqualTo(405);
    }

    private static String fetch(Delivery delivery) throws Exception {
        return application.post("fetch-data", delivery.signed()).body();
    }

    private static List<String> sent(String path) {
        return loom.requests().stream()
                .filter(request -> request.line().equals("POST /api/callbacks/t1" + path))
                .map(StubServer.Request::body)
                .toList();
    }
}
