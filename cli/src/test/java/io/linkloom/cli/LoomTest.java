package io.linkloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.script.FakeTerminal;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.client.StubServer;
import io.linkloom.client.StubStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoomTest {
    private static final String START = "POST /api/workflows/daily-report/executions";
    private static final String EXECUTION = "GET /api/executions/exec-00000000000000000001";

    private static final String DOCUMENT = """
            id: daily-report
            tasks:
              - id: fetch
                type: http
                url: http://localhost/fetch
            """;

    private final StubServer server = new StubServer();
    private final Map<String, String> environment = new HashMap<>(Map.of("LOOM_SERVER", server.url()));

    private Locale locale = Locale.ENGLISH;
    private boolean atTerminal;
    private String out = "";
    private String err = "";

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsItsVersion() {
        assertThat(loom("--version")).isZero();
        assertThat(out).matches("loom \\d+\\.\\d+\\.\\d+\\S*\\n");
    }

    @Test
    void registersAWorkflow() throws IOException {
        server.answers("POST /api/workflows", 200, registration("created", ""))
                .answers(
                        "POST /api/workflows",
                        201,
                        registration("created", "{\"pointer\": \"/tasks/0\", \"message\": \"no timeout\"}"));
        Path file = Files.writeString(folder.resolve("daily-report.yaml"), DOCUMENT);

        assertThat(loom("workflow", "create", file.toString())).isZero();

        assertThat(out).isEqualTo("daily-report\n");
        assertThat(err).isEqualTo(file + ": warning: no timeout\ncreated daily-report (version 1)\n");
        assertThat(server.requests()).extracting(StubServer.Request::line)
                .containsExactly("POST /api/workflows?dryRun=true", "POST /api/workflows");
        assertThat(server.requests()).extracting(StubServer.Request::body).containsOnly(DOCUMENT);
    }

    @Test
    void createsNothingWhereTheWorkflowExists() throws IOException {
        server.answers("POST /api/workflows", 200, registration("unchanged", ""));
        Path file = Files.writeString(folder.resolve("daily-report.yaml"), DOCUMENT);

        assertThat(loom("workflow", "create", file.toString())).isEqualTo(5);

        assertThat(err).startsWith("error: workflow \"daily-report\" exists already (version 1)\nhint: ");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void showsEveryFindingOfAnInvalidWorkflowAndSendsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), DOCUMENT.replace("url:", "urll:"));

        assertThat(loom("workflow", "create", file.toString())).isEqualTo(7);

        assertThat(out).isEmpty();
        assertThat(err)
                .contains(file + ":5:5: error: ", "(did you mean \"url\"?)")
                .endsWith("error: " + file + " is no valid workflow\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void showsWhatOnlyTheServerFindsWrong() throws IOException {
        server.answers("POST /api/workflows", 422, """
                {"title": "Invalid workflow", "status": 422,
                 "errors": [{"pointer": "/tasks/0/urll", "line": 4, "column": 5, "message": "unknown key", "suggestion": "url"}]}""");
        Path file = Files.writeString(folder.resolve("daily-report.yaml"), DOCUMENT);

        assertThat(loom("workflow", "create", file.toString())).isEqualTo(7);

        assertThat(out).isEmpty();
        assertThat(err).isEqualTo("error: Invalid workflow\n  4:5 unknown key (did you mean \"url\"?)\n");
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        assertThat(loom("workflow", "create", "nowhere.yaml")).isEqualTo(3);
        assertThat(err).isEqualTo("error: There is no file nowhere.yaml\n");
    }

    @Test
    void checksAWorkflowWithoutAServer() throws IOException {
        environment.put("LOOM_SERVER", "http://localhost:1");
        Path file = Files.writeString(folder.resolve("w.yaml"), """
                id: daily-report
                tasks:
                  - id: fetch
                    type: http
                    url: http://localhost/fetch
                """);

        assertThat(loom("workflow", "validate", file.toString())).isZero();
        assertThat(out).isEqualTo(file + ": valid\n");
    }

    @Test
    void namesThePlaceOfEveryErrorInTheLanguageOfTheReader() throws IOException {
        Path file = Files.writeString(folder.resolve("w.yaml"), """
                id: daily-report
                tasks:
                  - id: fetch
                    type: http
                    urll: http://localhost/fetch
                """);

        assertThat(loom("workflow", "validate", file.toString())).isEqualTo(7);
        assertThat(out).contains(file + ":5:5: error: ").contains("(did you mean \"url\"?)");
        String english = out;

        locale = Locale.forLanguageTag("uk");
        assertThat(loom("workflow", "validate", file.toString())).isEqualTo(7);
        assertThat(out).contains(file + ":5:5: error: ").isNotEqualTo(english).matches("(?s).*[а-яіїє].*");

        assertThat(loom("workflow", "validate", file.toString(), "-o", "json")).isEqualTo(7);
        assertThat(out).contains("\"valid\" : false").contains("\"suggestion\" : \"url\"");
    }

    @Test
    void listsWorkflows() {
        server.answers("GET /api/workflows", 200, """
                {"items": [{"id": "daily-report", "namespace": "default", "version": 2, "paused": false,
                 "lastState": "FAILED", "nextRun": "2026-01-03T03:00:00Z",
                 "schedules": [{"schedule": "0 3 * * *", "timezone": "UTC"}], "recent": [
                  {"id": "exec-3", "state": "FAILED", "startedAt": "2026-01-02T03:00:00Z", "endedAt": "2026-01-02T03:00:00.2Z"},
                  {"id": "exec-2", "state": "SUCCEEDED", "startedAt": "2026-01-01T03:00:00Z", "endedAt": "2026-01-01T03:00:01Z"},
                  {"id": "exec-1", "state": "SUCCEEDED", "startedAt": "2026-01-01T02:00:00Z", "endedAt": "2026-01-01T02:00:00.5Z"}],
                 "createdAt": "2026-01-02T03:04:05Z", "updatedAt": "2026-01-02T03:04:05Z"}], "nextCursor": "abc"}""");

        assertThat(loom("workflow", "list", "--limit", "1")).isZero();

        assertThat(out).isEqualTo("""
                NAME          SCHEDULE   NEXT                  LAST 10  STATUS  P50
                daily-report  0 3 * * *  2026-01-03T03:00:00Z  ▄█✖      FAILED  0.5s
                """);
        assertThat(err).isEqualTo("More with --cursor abc, or --all\n");
        assertThat(server.requests().getFirst().line()).isEqualTo("GET /api/workflows?recent=10&limit=1");
    }

    @Test
    void startsAnExecutionAndPrintsOnlyItsId() {
        server.answers(START, 201, execution("QUEUED", "null"));

        assertThat(loom(
                        "workflow",
                        "trigger",
                        "daily-report",
                        "-p",
                        "limit=5",
                        "-p",
                        "env=prod",
                        "-p",
                        "day=2026-01-02"))
                .isZero();

        assertThat(out).isEqualTo("exec-00000000000000000001\n");
        assertThat(server.requests().getFirst().body()).contains("\"limit\":5,\"env\":\"prod\",\"day\":\"2026-01-02\"");
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, 0", "FAILED, 10", "CANCELLED, 11", "TIMED_OUT, 12"})
    void theEndThatWasWaitedForIsTheExitCode(String state, int exit) {
        server.streams("GET /api/stream", new StubStream())
                .answers(START, 201, execution("QUEUED", "null"))
                .answers(EXECUTION, 200, execution(state, "null"))
                .answers(EXECUTION + "/timeline", 200, """
                        {"items": [{"seq": 1, "at": "2026-01-02T03:04:05Z", "state": "QUEUED"},
                         {"seq": 2, "at": "2026-01-02T03:04:06Z", "task": "fetch", "attempt": 2, "state": "RUNNING"}]}""");

        assertThat(loom("workflow", "trigger", "daily-report", "--wait")).isEqualTo(exit);

        assertThat(out).isEqualTo("exec-00000000000000000001\n");
        assertThat(err).isEqualTo("""
                started exec-00000000000000000001
                05:04:05 exec-00000000000000000001 daily-report QUEUED
                05:04:06 exec-00000000000000000001 daily-report fetch RUNNING #2
                """ + state + "\n");
    }

    @Test
    void stopsWaitingWhenTheTimeIsOver() {
        server.streams("GET /api/stream", new StubStream())
                .answers(START, 201, execution("QUEUED", "null"))
                .answers(EXECUTION, 200, execution("RUNNING", "null"))
                .answers(EXECUTION + "/timeline", 200, "{\"items\": []}");

        assertThat(loom("workflow", "trigger", "daily-report", "--wait", "--timeout", "0s"))
                .isEqualTo(8);
        assertThat(err).contains("exec-00000000000000000001 is still RUNNING").contains("hint: it runs on");
    }

    @Test
    void describesAnExecutionWithItsTasks() {
        server.answers(
                EXECUTION,
                200,
                execution(
                        "FAILED",
                        "{\"task\": \"fetch\", \"attempt\": 3, \"code\": \"http-500\", \"message\": \"Boom\\u001b[2J\"}"));

        assertThat(loom("execution", "describe", "exec-00000000000000000001")).isZero();

        assertThat(out).isEqualTo("""
                exec-00000000000000000001  daily-report version 3  FAILED
                  trigger  api
                  created  2026-01-02T03:04:05Z
                  started  2026-01-02T03:04:06Z
                  ended    2026-01-02T03:05:11Z
                  took     1m05s
                  error    fetch: Boom?[2J (http-500)

                TASK   TYPE  STATE    ATTEMPTS  STARTED  DURATION  WAITS FOR  ERROR
                fetch  http  WAITING  2         -        -         CALLBACK   -
                """);
    }

    @Test
    void listsExecutionsAsJsonForPrograms() {
        server.answers("GET /api/executions", 200, """
                {"items": [{"id": "exec-00000000000000000001", "workflow": "daily-report", "version": 1, "namespace": "default",
                 "state": "FAILED", "trigger": "cron", "createdAt": "2026-01-02T03:04:05Z"}]}""");

        assertThat(loom("execution", "list", "--state", "failed", "--workflow", "daily-report", "-o", "json"))
                .isZero();

        assertThat(out)
                .contains("\"id\" : \"exec-00000000000000000001\"")
                .contains("\"createdAt\" : \"2026-01-02T03:04:05Z\"");
        assertThat(err).isEmpty();
        assertThat(server.requests().getFirst().line())
                .isEqualTo("GET /api/executions?workflow=daily-report&state=FAILED&limit=50");
    }

    @Test
    void readsTimesInTheZoneThatIsNamedBehindThem() {
        server.answers("GET /api/executions", 200, "{\"items\": []}");

        assertThat(loom("execution", "list", "--since", "2026-01-02", "--tz", "America/New_York", "-o", "json"))
                .isZero();

        assertThat(server.requests().getFirst().line()).contains("since=2026-01-02T05%3A00%3A00Z");
        assertThat(out).isEqualTo("[ ]\n");
    }

    @Test
    void anEmptyListIsNoFailure() {
        server.answers("GET /api/executions", 200, "{\"items\": []}");

        assertThat(loom("execution", "list")).isZero();
        assertThat(err).isEqualTo("No executions match\n");
    }

    @ParameterizedTest
    @CsvSource({"401, 4", "403, 4", "404, 3", "409, 5", "413, 7", "422, 7", "500, 1"})
    void theKindOfARefusalIsTheExitCode(int status, int exit) {
        server.answersProblem(EXECUTION, status, "code", "Sorry", "not this time");

        assertThat(loom("execution", "describe", "exec-00000000000000000001")).isEqualTo(exit);
        assertThat(out).isEmpty();
        assertThat(err).startsWith("error: Sorry: not this time\n");
    }

    @Test
    void saysHowToNameAServerThatDoesNotAnswer() {
        server.close();

        assertThat(loom("execution", "list", "--server", server.url())).isEqualTo(6);
        assertThat(err)
                .contains("No answer from " + server.url())
                .contains("hint: ")
                .contains("--server");
    }

    @Test
    void theOptionIsStrongerThanTheEnvironmentWhereverItStands() {
        environment.put("LOOM_SERVER", "http://localhost:1");
        server.answers("GET /api/executions", 200, "{\"items\": []}");

        assertThat(loom("--server", server.url(), "execution", "list")).isZero();
        assertThat(loom("execution", "--server", server.url(), "list")).isZero();
        assertThat(loom("execution", "list", "--server", server.url())).isZero();
    }

    @Test
    void sendsTheTokenOfTheFile() throws IOException {
        environment.put(
                "LOOM_TOKEN_FILE",
                Files.writeString(folder.resolve("token"), "secret\n").toString());
        server.answers("GET /api/executions", 200, "{\"items\": []}");

        loom("execution", "list");

        assertThat(server.requests().getFirst().headers()).containsEntry("authorization", "Bearer secret");
    }

    @ParameterizedTest
    @CsvSource({"workflow", "workflow trigger", "execution list --state lost", "execution list --server nowhere", "fly"
    })
    void wrongWordsAreWrongUsage(String words) {
        assertThat(loom(words.split(" "))).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err).isNotEmpty();
    }

    private int loom(String... words) {
        FakeTerminal fake = atTerminal ? FakeTerminal.ofPerson("") : FakeTerminal.ofPipe("");
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("XDG_CONFIG_HOME", folder.toString());
        Surroundings surroundings = new Surroundings(
                fake.terminal(),
                all,
                folder,
                () -> Instant.parse("2026-01-03T01:00:00Z"),
                ZoneId.of("Europe/Kyiv"),
                locale,
                lastWords -> () -> {});
        int exit = new Loom(surroundings).run(words).number();
        out = fake.out();
        err = fake.err();
        return exit;
    }

    private static String registration(String result, String warnings) {
        return """
                {"id": "daily-report", "namespace": "default", "version": 1, "result": "%s", "warnings": [%s]}"""
                .formatted(result, warnings);
    }

    private static String execution(String state, String error) {
        return """
                {"id": "exec-00000000000000000001", "workflow": "daily-report", "version": 3, "namespace": "default", "state": "%s",
                 "trigger": "api", "inputs": {}, "createdAt": "2026-01-02T03:04:05Z",
                 "startedAt": "2026-01-02T03:04:06Z", "endedAt": "2026-01-02T03:05:11Z",
                 "tasks": [{"id": "fetch", "type": "http", "state": "WAITING", "waitReason": "CALLBACK", "attempts": 2}],
                 "error": %s}""".formatted(state, error);
    }
}
