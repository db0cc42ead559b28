package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.storage.Database;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Backends as the API takes, shows and refuses them. */
class BackendsTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_bmV3LXNlY3JldC1vZi10aGUtYmFja2VuZC0wMQ==";

    private final TestServer server = TestServer.shared();
    private final Schemas schemas = new Schemas(TestServer.json(server.get("/v3/api-docs")));

    private HttpResponse<String> put(String name, String json) {
        return server.send("PUT", "/api/backends/" + name, json, "Content-Type", "application/json");
    }

    private JsonNode answer(HttpResponse<String> response, int status, String schema) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = TestServer.json(response);
        assertThat(schemas.check(schema, body)).isEmpty();
        return body;
    }

    @Test
    void isRegisteredWithDefaultsChangedAndDeleted() {
        JsonNode made = answer(put("reports", "{\"instances\":[\"http://127.0.0.1:9\"]}"), 201, "Backend");
        assertThat(made.at("/spec/breaker/openFor").asString()).isEqualTo("PT15S");
        assertThat(made.at("/status/state").asString()).isEqualTo("UP");
        assertThat(made.at("/status/limit").asInt()).isEqualTo(128);
        JsonNode changed = answer(put("reports", """
                        {"instances": ["http://127.0.0.1:9", "https://reports.example.com/base"], "healthPath": null,
                         "concurrency": 7, "rate": {"limit": 120, "per": "minute"}, "timeout": "PT5S",
                         "breaker": {"failureRate": 0.25}, "namespaces": ["default", "team"]}
                        """), 200, "Backend");
        assertThat(changed.at("/spec/rate/burst").asInt()).isEqualTo(2);
        assertThat(changed.at("/spec/breaker/minimumCalls").asInt()).isEqualTo(20);
        assertThat(changed.at("/status/limit").asInt()).isEqualTo(7);
        assertThat(changed.path("createdAt")).isEqualTo(made.path("createdAt"));
        // What is answered can be sent back.
        JsonNode again = answer(put("reports", changed.path("spec").toString()), 200, "Backend");
        assertThat(again.path("spec")).isEqualTo(changed.path("spec"));
        assertThat(answer(server.get("/api/backends/reports"), 200, "Backend").path("spec"))
                .isEqualTo(changed.path("spec"));
        assertThat(server.send("DELETE", "/api/backends/reports", "").statusCode())
                .isEqualTo(204);
        answer(server.get("/api/backends/reports"), 404, "Problem");
        answer(server.send("DELETE", "/api/backends/reports", ""), 404, "Problem");
    }

    @Test
    void areListedByNameInPagesAndInTheStatus() {
        for (String name : List.of("list-b", "list-a", "list-c")) put(name, "{\"instances\":[\"http://127.0.0.1:9\"]}");
        Set<String> seen = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page = answer(server.get("/api/backends?limit=2" + cursor), 200, "BackendPage");
            page.path("items").forEach(item -> seen.add(item.path("name").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).contains("list-a", "list-b", "list-c");
        List<String> names = new ArrayList<>();
        answer(server.get("/api/status"), 200, "Status")
                .path("backends")
                .forEach(each -> names.add(each.path("name").asString()));
        assertThat(names).contains("list-a", "list-b", "list-c").isSorted();
    }

    @Test
    void aSecretGoesInRotatesAndNeverComesOut() throws Exception {
        String spec = "{\"instances\":[\"http://127.0.0.1:9\"],\"secrets\":%s}";
        HttpResponse<String> made = put("signed", spec.formatted("[\"" + OLD + "\"]"));
        String id = TestServer.json(made).at("/spec/secrets/0").asString();
        assertThat(id).startsWith("sec-");
        // Kept when nothing is said.
        JsonNode kept = TestServer.json(put("signed", "{\"instances\":[\"http://127.0.0.1:9\"]}"));
        assertThat(kept.at("/spec/secrets").toString()).isEqualTo("[\"" + id + "\"]");
        HttpResponse<String> both = put("signed", spec.formatted("[\"" + NEW + "\", \"" + id + "\"]"));
        assertThat(TestServer.json(both).at("/spec/secrets").size()).isEqualTo(2);
        for (String body : List.of(
                made.body(),
                both.body(),
                server.get("/api/backends/signed").body(),
                server.get("/api/backends").body(),
                stored())) {
            assertThat(body)
                    .doesNotContain(OLD, NEW, OLD.substring(6), NEW.substring(6))
                    .doesNotContain("new-secret-of");
        }
        JsonNode one = TestServer.json(put(
                "signed",
                spec.formatted(
                        "[\"" + TestServer.json(both).at("/spec/secrets/0").asString() + "\"]")));
        assertThat(one.at("/spec/secrets").size()).isEqualTo(1);
        answer(put("signed", spec.formatted("[\"" + id + "\"]")), 422, "Problem");
        assertThat(TestServer.json(put("signed", spec.formatted("[]")))
                        .at("/spec/secrets")
                        .size())
                .isZero();
    }

    private String stored() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection connection =
                        server.bean("database", Database.class).pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select definition, secrets from backend where name='signed'")) {
            while (rows.next())
                all.append(new String(rows.getBytes(1), java.nio.charset.StandardCharsets.UTF_8))
                        .append(rows.getString(2));
        }
        assertThat(all).isNotEmpty();
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                        | /instances
            {"instances": []}                                                         | /instances
            {"instances": ["reports:8080"]}                                           | /instances/0
            {"instances": ["ftp://a"]}                                                | /instances/0
            {"instances": ["http://u:p@a"]}                                           | /instances/0
            {"instances": ["http://a?x=1"]}                                           | /instances/0
            {"instances": ["http://a", "http://a"]}                                   | /instances/1
            {"instances": ["http://a", null]}                                         | /instances/1
            {"instances": ["http://169.254.169.254/latest"]}                          | /instances/0
            {"instances": ["http://[::ffff:a9fe:a9fe]/"]}                             | /instances/0
            {"instances": ["http://a"], "healthPath": "health"}                       | /healthPath
            {"instances": ["http://a"], "concurrency": 0}                             | /concurrency
            {"instances": ["http://a"], "timeout": "PT0S"}                            | /timeout
            {"instances": ["http://a"], "timeout": "5 minutes"}                       | /timeout
            {"instances": ["http://a"], "rate": {"per": "second"}}                    | /rate/limit
            {"instances": ["http://a"], "rate": {"limit": 5, "per": "day"}}           | /rate/per
            {"instances": ["http://a"], "rate": {"limit": 5, "burst": 0}}             | /rate/burst
            {"instances": ["http://a"], "breaker": {"failureRate": 1.5}}              | /breaker/failureRate
            {"instances": ["http://a"], "breaker": {"window": "PT0S"}}                | /breaker/window
            {"instances": ["http://a"], "namespaces": ["A B"]}                        | /namespaces/0
            {"instances": ["http://a"], "secrets": ["hunter2"]}                       | /secrets/0
            {"instances": ["http://a"], "secrets": ["whsec_c2hvcnQ="]}                | /secrets/0
            {"instances": "http://a"}                                                 | /instances
            {"instances": ["http://a"], "healthpath": "/x"}                           | /healthpath
            """)
    void whatIsWrongIsNamed(String json, String pointer) {
        JsonNode problem = answer(put("wrong", json), 422, "Problem");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/message").asString()).isNotBlank();
        assertThat(problem.toString()).doesNotContain("hunter2");
        answer(server.get("/api/backends/wrong"), 404, "Problem");
    }

    @Test
    void anUnknownFieldAndAnUnknownNameGetASuggestion() {
        JsonNode field = answer(put("near", "{\"instances\":[\"http://a\"],\"healthpath\":\"/x\"}"), 422, "Problem");
        assertThat(field.at("/errors/0/suggestion").asString()).isEqualTo("healthPath");
        put("nearly", "{\"instances\":[\"http://127.0.0.1:9\"]}");
        assertThat(server.get("/api/backends/nearby").body()).contains("`nearly`");
        answer(put("not%20a%20name", "{\"instances\":[\"http://a\"]}"), 400, "Problem");
    }

    @Test
    void aWorkflowThatNamesAnUnknownBackendIsWarnedOf() {
        String yaml = "id: warned\ntasks: [{id: a, type: http, backend: warned-backend, path: /x}]\n";
        JsonNode before = answer(server.register(yaml), 201, "WorkflowRegistration");
        assertThat(before.at("/warnings/0/pointer").asString()).isEqualTo("/tasks/0/backend");
        put("warned-backend", "{\"instances\":[\"http://127.0.0.1:9\"]}");
        JsonNode after = answer(server.register(yaml), 200, "WorkflowRegistration");
        assertThat(after.path("warnings").size()).isZero();
    }
}
