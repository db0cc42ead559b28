package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with tokens: nobody without one, each as far as its role and its namespaces reach. */
class TokensTest {
    private static final String FLOW = "id: %s\nnamespace: %s\ntasks: [{id: a, type: wait, duration: 1ms}]\n";
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(Stream.of(
                        token(0, "viewer", "viewer"),
                        token(1, "operator", "operator"),
                        token(2, "editor", "editor"),
                        token(3, "admin", "admin"),
                        token(4, "team", "editor"),
                        Stream.of("--link-loom.tokens[4].namespaces=team"),
                        token(5, "team-admin", "admin"),
                        Stream.of("--link-loom.tokens[5].namespaces=team"))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The token of `name` is `secret-` and the name. */
    private static Stream<String> token(int n, String name, String role) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(("secret-" + name).getBytes(StandardCharsets.UTF_8));
        String prefix = "--link-loom.tokens[" + n + "].";
        return Stream.of(
                prefix + "name=" + name,
                prefix + "role=" + role,
                prefix + "sha256=" + HexFormat.of().formatHex(hash));
    }

    private static String[] as(String who) {
        return new String[] {"Authorization", "Bearer secret-" + who};
    }

    private static int register(String who, String id, String namespace) {
        return server.send(
                        "POST",
                        "/api/workflows",
                        FLOW.formatted(id, namespace),
                        "Content-Type",
                        "application/yaml",
                        "Authorization",
                        "Bearer secret-" + who)
                .statusCode();
    }

    @Test
    void nothingButHealthAnswersWithoutAToken() {
        for (String path : new String[] {
            "/api/workflows",
            "/api/stream",
            "/api/meta",
            "/v3/api-docs",
            "/",
            "/nothing",
            "/actuator",
            "/actuator/info",
            "/actuator/prometheus",
            "/actuator/health/",
            "/actuator/health;x=y",
            "/actuator/health/../info",
            "/actuator//health",
            "/error",
            "/api/callbacks/a/b"
        }) {
            assertThat(server.get(path).statusCode()).as(path).isIn(400, 401);
        }
        assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(server.get("/api/workflows", as("unknown")).statusCode()).isEqualTo(401);
        assertThat(server.get("/api/workflows", "Authorization", "Basic c2VjcmV0")
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.get("/api/workflows?access_token=secret-admin").statusCode())
                .isEqualTo(401);
        assertThat(server.get("/actuator/health", as("unknown")).statusCode()).isEqualTo(401);
    }

    /** What passes between two workflows would pass between their namespaces. */
    @Test
    void whoIsBoundToNamespacesTiesNothingToWorkflowsOfOthers() {
        for (String tie : new String[] {
            "triggers: [{type: workflow, workflow: 'default:payroll'}]\ntasks: [{id: a, type: wait, duration: 1ms}]",
            "tasks: [{id: a, type: workflow, workflow: 'default:payroll'}]"
        }) {
            String document = "id: spy\nnamespace: team\n" + tie + "\n";
            for (String query : new String[] {"", "?dryRun=true"}) {
                assertThat(server.send("POST", "/api/workflows" + query, document, yaml("team"))
                                .body())
                        .contains("\"code\":\"forbidden-namespace\"");
                assertThat(server.send(
                                        "POST",
                                        "/api/workflows" + query,
                                        document.replace("default:", "team:"),
                                        yaml("team"))
                                .statusCode())
                        .isIn(200, 201);
            }
            assertThat(server.send("POST", "/api/workflows?dryRun=true", document, yaml("editor"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String[] yaml(String who) {
        return new String[] {"Content-Type", "application/yaml", "Authorization", "Bearer secret-" + who};
    }

    @Test
    void metricsAreForThoseWhoSeeAllNamespaces() {
        assertThat(server.get("/actuator/prometheus", as("viewer")).statusCode())
                .isEqualTo(200);
        assertThat(server.get("/actuator/prometheus", as("team-admin")).statusCode())
                .isEqualTo(403);
        assertThat(server.get("/actuator/prometheus/", as("team-admin")).statusCode())
                .isIn(403, 404);
    }

    @Test
    void backupsAreForAdminsOfAllNamespaces() {
        for (String who : new String[] {"viewer", "editor", "team-admin"}) {
            assertThat(server.get("/api/backups", as(who)).statusCode()).as(who).isEqualTo(403);
            assertThat(server.post("/api/backups", "", as(who)).statusCode())
                    .as(who)
                    .isEqualTo(403);
        }
        assertThat(server.get("/api/backups", as("admin")).statusCode()).isEqualTo(200);
    }

    @Test
    void eachRoleMayDoWhatTheOnesBeforeItMay() {
        assertThat(register("viewer", "roles", "default")).isEqualTo(403);
        assertThat(register("operator", "roles", "default")).isEqualTo(403);
        assertThat(register("editor", "roles", "default")).isEqualTo(201);
        assertThat(server.get("/api/workflows/roles", as("viewer")).statusCode())
                .isEqualTo(200);
        assertThat(server.post("/api/workflows/roles/executions", "", as("viewer"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post("/api/workflows/roles/executions", "", as("operator"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(server.send("DELETE", "/api/workflows/roles", "", as("operator"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("DELETE", "/api/workflows/roles", "", as("admin"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.get("/api/meta", as("operator")).body())
                .contains("\"permissions\":[\"viewer\",\"operator\"]");
    }

    private static int putBackend(String who, String name, String namespaces) {
        return server.send(
                        "PUT",
                        "/api/backends/" + name,
                        "{\"instances\":[\"http://127.0.0.1:9\"],\"namespaces\":" + namespaces + "}",
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer secret-" + who)
                .statusCode();
    }

    private static int deleteBackend(String who, String name) {
        return server.send("DELETE", "/api/backends/" + name, "", as(who)).statusCode();
    }

    @Test
    void backendsAreWrittenByAdminsAsFarAsTheyReach() {
        assertThat(putBackend("editor", "shared", "null")).isEqualTo(403);
        assertThat(putBackend("team-admin", "shared", "null")).isEqualTo(403);
        assertThat(putBackend("team-admin", "shared", "[\"team\",\"other\"]")).isEqualTo(403);
        assertThat(putBackend("admin", "shared", "null")).isEqualTo(201);
        assertThat(putBackend("team-admin", "shared", "[\"team\"]")).isEqualTo(403);
        assertThat(putBackend("team-admin", "ours", "[\"team\"]")).isEqualTo(201);
        assertThat(putBackend("admin", "theirs", "[\"other\"]")).isEqualTo(201);
        assertThat(server.get("/api/backends", as("viewer")).body()).contains("shared", "ours", "theirs");
        assertThat(server.get("/api/backends", as("team")).body())
                .contains("shared", "ours")
                .doesNotContain("theirs");
        assertThat(server.get("/api/status", as("team")).body()).doesNotContain("theirs");
        assertThat(server.get("/api/backends/theirs", as("team-admin")).statusCode())
                .isEqualTo(404);
        assertThat(deleteBackend("team-admin", "theirs")).isEqualTo(404);
        assertThat(deleteBackend("team-admin", "shared")).isEqualTo(403);
        assertThat(deleteBackend("editor", "ours")).isEqualTo(403);
        assertThat(deleteBackend("team-admin", "ours")).isEqualTo(204);
    }

    @Test
    void aTokenReachesItsNamespacesOnly() {
        assertThat(register("team", "reach", "team")).isEqualTo(201);
        assertThat(register("team", "reach", "other")).isEqualTo(403);
        assertThat(register("editor", "hidden", "other")).isEqualTo(201);
        String hidden = TestServer.json(server.post("/api/workflows/other:hidden/executions", "", as("editor")))
                .path("id")
                .asString();
        assertThat(server.get("/api/workflows/other:hidden", as("team")).statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/executions/" + hidden, as("team")).statusCode())
                .isEqualTo(404);
        assertThat(server.post("/api/executions/" + hidden + "/cancel", "", as("team"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/workflows", as("team")).body())
                .contains("reach")
                .doesNotContain("hidden");
        assertThat(server.get("/api/executions", as("team")).body()).doesNotContain(hidden);
        assertThat(server.get("/api/executions", as("viewer")).body()).contains(hidden);
    }

    @Test
    void anEventReachesAsFarAsItsSenderDoes() {
        String flow = "id: heard\nnamespace: %s\ntriggers: [{type: event, event: seen.by}]\n"
                + "tasks: [{id: a, type: wait, duration: 1ms}]\n";
        for (String namespace : new String[] {"default", "team"}) {
            server.send(
                    "POST",
                    "/api/workflows",
                    flow.formatted(namespace),
                    "Content-Type",
                    "application/yaml",
                    "Authorization",
                    "Bearer secret-admin");
        }
        assertThat(event("viewer").statusCode()).isEqualTo(403);
        var team = TestServer.json(event("team")).path("executions");
        assertThat(team.size()).isEqualTo(1);
        assertThat(team.at("/0/namespace").asString()).isEqualTo("team");
        var all = TestServer.json(event("operator")).path("executions");
        assertThat(all.size()).isEqualTo(2);
        // For the workflow that it had started already it is the same event.
        assertThat(all.at("/1/id")).isEqualTo(team.at("/0/id"));
        assertThat(TestServer.json(event("team")).path("executions")).isEqualTo(team);
    }

    private static java.net.http.HttpResponse<String> event(String who) {
        return server.send(
                "POST",
                "/api/events",
                "{\"specversion\":\"1.0\",\"type\":\"seen.by\",\"source\":\"/s\",\"id\":\"1\"}",
                "Content-Type",
                "application/cloudevents+json",
                "Authorization",
                "Bearer secret-" + who);
    }

    @Test
    void onlyAnAdminPutsSecretsAndOnlyInNamespacesOfItsOwn() {
        String value = "{\"value\":\"some value\"}";
        for (String role : new String[] {"viewer", "operator", "editor", "team"})
            assertThat(put("/api/secrets/default:A", value, role)).isEqualTo(403);
        assertThat(put("/api/secrets/other:A", value, "admin")).isEqualTo(201);
        assertThat(server.send("DELETE", "/api/secrets/other:A", "", as("editor"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/api/secrets", as("viewer")).body()).contains("\"A\"");
        assertThat(server.get("/api/secrets", as("team")).body()).doesNotContain("\"A\"");
        assertThat(server.get("/api/secrets/other:A", as("team")).statusCode()).isEqualTo(404);
    }

    private int put(String path, String json, String name) {
        String[] as = as(name);
        return server.send("PUT", path, json, "Content-Type", "application/json", as[0], as[1])
                .statusCode();
    }
}
