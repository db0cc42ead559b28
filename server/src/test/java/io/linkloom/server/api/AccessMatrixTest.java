package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.security.Role;
import io.linkloom.server.security.RouteRoles;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that there is, asked by everybody that there is: exactly those get through whom the table of the documents names. */
class AccessMatrixTest {
    private static final List<String> ROLES = List.of("viewer", "operator", "editor", "admin");
    private static final String PAGE = "docs/reference/authorisation.md";
    private static TestServer server;
    private static List<Route> routes;

    /** `access`: see RouteRoles. */
    private record Route(String method, String path, RouteRoles.Access access) {
        /** With something in the place of each variable that names nothing that exists. */
        String example() {
            return path.replaceAll("\\{token}", "llc_none").replaceAll("\\{[^}]*}", "none");
        }

        boolean isOpenTo(String role) {
            return access == RouteRoles.Access.ANYONE
                    || Role.valueOf(role.toUpperCase(Locale.ROOT)).includes(Role.valueOf(access.name()));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--link-loom.warm-up=false"));
        for (String role : ROLES) arguments.addAll(token(arguments.size() / 3, role, role));
        List<String> stranger = token(ROLES.size(), "stranger", "admin");
        arguments.addAll(stranger);
        arguments.add("--link-loom.tokens[" + ROLES.size() + "].namespaces=elsewhere");
        server = TestServer.start(arguments.toArray(String[]::new));
        routes = routes();
    }

    private static List<String> token(int n, String name, String role) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(("secret-" + name).getBytes(StandardCharsets.UTF_8));
        String prefix = "--link-loom.tokens[" + n + "].";
        return List.of(
                prefix + "name=" + name,
                prefix + "role=" + role,
                prefix + "sha256=" + HexFormat.of().formatHex(hash));
    }

    private static List<Route> routes() {
        var mapping = server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        List<Route> found = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            RouteRoles.Access access =
                    Objects.requireNonNull(RouteRoles.of(handler.getMethod()), () -> "row of " + handler);
            for (String path : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    found.add(new Route(method.name(), path, access));
                }
            }
        });
        return found;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int status(Route route, String method, String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        // Nothing is begun that would not end: a stream of a thing that is not there is refused.
        if (route.path().equals("/api/stream")) all.addAll(List.of("Last-Event-ID", "nowhere"));
        boolean hasBody = method.equals("POST") || method.equals("PUT");
        if (hasBody) all.addAll(List.of("Content-Type", "application/json"));
        return server.send(method, path, hasBody ? "{" : "", all.toArray(String[]::new))
                .statusCode();
    }

    private static String[] as(String who) {
        return new String[] {"Authorization", "Bearer secret-" + who};
    }

    @Test
    void nobodyGetsAnywhereWithoutATokenThatIsKnown() {
        for (Route route : routes) {
            boolean callback = route.path().startsWith("/api/callbacks/");
            int without = status(route, route.method(), route.example());
            if (callback) assertThat(without).as(route.toString()).isIn(400, 404, 415);
            else assertThat(without).as(route.toString()).isEqualTo(401);
            assertThat(status(route, route.method(), route.example(), as("nobody")))
                    .as(route.toString())
                    .isEqualTo(401);
            assertThat(status(route, route.method(), route.example(), "Authorization", "Bearer llc_none"))
                    .as(route.toString())
                    .isEqualTo(401);
        }
    }

    @Test
    void eachRoleGetsExactlyWhereTheTableSays() {
        for (Route route : routes) {
            for (String role : ROLES) {
                int status = status(route, route.method(), route.example(), as(role));
                if (route.isOpenTo(role)) assertThat(status).as(role + " " + route).isNotIn(401, 403);
                else assertThat(status).as(role + " " + route).isEqualTo(403);
            }
        }
    }

    @Test
    void noSpellingOfAPathAndNoOtherMethodOpensMore() throws IOException {
        List<String> paths = new ArrayList<>(List.of("/actuator/prometheus", "/actuator/info", "/actuator"));
        routes.stream()
                .filter(route -> !route.path().startsWith("/api/callbacks/"))
                .forEach(route -> paths.add(route.example()));
        for (String path : new TreeSet<>(paths)) {
            for (String spelling : spellings(path)) {
                assertThat(raw("GET", spelling, "")).as(spelling).isBetween(400, 499);
            }
            for (String method : List.of("HEAD", "OPTIONS", "POST", "TRACE")) {
                assertThat(raw(method, path, "")).as(method + " " + path).isBetween(400, 499);
            }
            // Nobody becomes another method than the one that was sent.
            assertThat(raw("POST", path, "X-HTTP-Method-Override: GET\r\nAuthorization: Bearer secret-nobody\r\n"))
                    .as(path)
                    .isBetween(400, 499);
        }
    }

    private static List<String> spellings(String path) {
        String tail = path.substring(path.lastIndexOf('/') + 1);
        String head = path.substring(0, path.lastIndexOf('/') + 1);
        return List.of(
                path,
                path + "/",
                path + ";x=y",
                path + "?access_token=secret-admin",
                "/" + path,
                head + "%2e/" + tail,
                head + "/" + tail,
                path.toUpperCase(Locale.ROOT),
                path.replaceFirst("/", "/%2f"),
                "/actuator/health/.." + path,
                "/actuator/health/%2e%2e" + path,
                "/actuator/health;" + path,
                "/api/callbacks/llc_none/.." + path);
    }

    /** What a client can send that no library would. */
    private static int raw(String method, String path, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n" + headers
                                    + "Connection: close\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return line.length() < 12 ? 400 : Integer.parseInt(line.substring(9, 12));
        }
    }

    @Test
    void theActuatorShowsThreeThingsToThoseWhoAreKnown() {
        for (String who : ROLES) {
            assertThat(server.get("/actuator/prometheus", as(who)).statusCode()).isEqualTo(200);
            assertThat(server.get("/actuator/info", as(who)).statusCode()).isEqualTo(200);
            for (String hidden : List.of("env", "heapdump", "threaddump", "loggers", "beans", "mappings", "shutdown"))
                assertThat(server.get("/actuator/" + hidden, as(who)).statusCode())
                        .as(hidden)
                        .isEqualTo(404);
        }
        for (String group : List.of("", "/liveness", "/readiness")) {
            assertThat(server.get("/actuator/health" + group).statusCode()).isEqualTo(200);
            assertThat(server.get("/actuator/health" + group).body()).doesNotContain("components");
        }
    }

    @Test
    void aStrangerToANamespaceSeesNothingOfItAnywhere() {
        String flow = "id: hidden-one\ntasks: [{id: a, type: approval, message: go}]\n";
        assertThat(server.send("POST", "/api/workflows", flow, "Content-Type", "application/yaml", as("admin")[0], as("admin")[1])
                        .statusCode())
                .isEqualTo(201);
        String id = TestServer.json(server.post("/api/workflows/hidden-one/executions", "", as("admin")))
                .path("id")
                .asString();
        assertThat(id).startsWith("exec-");
        for (Route route : routes) {
            if (!route.method().equals("GET") || route.path().equals("/api/stream")) continue;
            String path = route.path()
                    .replace("/executions/{id}", "/executions/" + id)
                    .replace("/workflows/{id}", "/workflows/hidden-one")
                    .replace("{task}", "a")
                    .replace("{version}", "1")
                    .replaceAll("\\{[^}]*}", "none");
            var answer = server.get(path, as("stranger"));
            boolean asksForIt = path.contains(id) || path.contains("hidden-one");
            if (asksForIt) assertThat(answer.statusCode()).as(path).isIn(404, 400);
            else assertThat(answer.body()).as(path).doesNotContain(id, "hidden-one");
        }
        assertThat(server.get("/api/status", as("stranger")).body()).doesNotContain("\"RUNNING\":1");
    }

    @Test
    void thePageOfAuthorisationNamesEveryRoute() throws IOException {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Route route : routes) {
            String who = route.access() == RouteRoles.Access.ANYONE
                    ? "the token in the path"
                    : route.access().name().toLowerCase(Locale.ROOT);
            rows.put(route.path() + " " + route.method(), "| `" + route.method() + " " + route.path() + "` | " + who + " |");
        }
        Path page = Stream.of(PAGE, "../" + PAGE)
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        List<String> lines = Files.readAllLines(page);
        // To be taken over when a route was added.
        Files.write(Path.of("target/authorisation-rows.md"), new TreeSet<>(rows.values()));
        assertThat(lines.stream().filter(line -> line.startsWith("| `")).toList())
                .as("rows of " + PAGE)
                .containsExactlyElementsOf(new TreeSet<>(rows.values()));
    }
}
