package io.linkloom.server.upgrade;

import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets a released server live through a little of everything, and stores the data directories that it leaves behind: one of a killed
 * process, one of a process that was stopped.
 *
 * <p>How to call it is in the README of the stored directories.
 */
public final class StoreDataDirectory {
    private static final List<String> ARGUMENTS = List.of("--link-loom.warm-up=false");

    private final Requests requests;
    private final StoryBackend backend;
    private final Map<String, String> executions = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private StoreDataDirectory(ServerProcess server, StoryBackend backend) {
        this.backend = backend;
        this.requests = new Requests(server.url());
    }

    /** `arguments`: the folder to make, named after the released version. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (Files.exists(folder))
            throw new IllegalArgumentException(folder + " is there; what is stored never changes");
        for (String end : List.of("killed", "stopped")) store(folder.resolve(end), end.equals("killed"));
        StoredDirectories.append(folder);
        // The backend's last thread sleeps for a day.
        System.exit(0);
    }

    private static void store(Path target, boolean kill) throws IOException {
        Path data = Files.createTempDirectory("link-loom-stored");
        ServerProcess.Setup setup = ServerProcess.Setup.in(data, "stored").withArguments(ARGUMENTS);
        Stored stored;
        try (StoryBackend backend = new StoryBackend(false);
                ServerProcess server = ServerProcess.start(setup)) {
            server.awaitUp();
            stored = new StoreDataDirectory(server, backend).live();
            if (kill) server.kill();
            else server.stop();
        }
        Files.createDirectories(target);
        String json = Requests.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(stored);
        Files.writeString(target.resolve("expected.json"), json + "\n");
        Zip.pack(data, target.resolve("data.zip"));
    }

    private Stored live() {
        requests.register(StoryWorkflows.REPORT_BEFORE);
        start("early", "report");
        requests.register(StoryWorkflows.GONE);
        start("gone", "gone");
        awaitState("early", "SUCCEEDED");
        awaitState("gone", "SUCCEEDED");
        requests.delete("/api/workflows/gone").taken();
        StoryWorkflows.all().forEach(requests::register);
        requests.post("/api/workflows/halted/pause", "").taken();
        end();
        open();
        Map<String, Object> ended = new TreeMap<>();
        Map<String, Object> open = new TreeMap<>();
        for (String path : List.of("/api/workflows?limit=500", "/api/dead-letters")) read(path, ended);
        for (String workflow : List.of("report", "halted", "analytics:script")) {
            read("/api/workflows/" + workflow, ended);
            read("/api/workflows/" + workflow + "/versions", ended);
        }
        executions.values().forEach(id -> readExecution(id, ended, open));
        String version =
                requests.get("/api/meta").taken().json().path("version").asString();
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new Stored(version, now, executions, tokens, "key-of-the-report", ended, open);
    }

    private void start(String name, String workflow) {
        executions.put(name, requests.start(workflow));
    }

    private String id(String name) {
        return executions.getOrDefault(name, "");
    }

    private void awaitState(String name, String state) {
        Await.until(name + " is " + state, () -> requests.state(id(name)).equals(state));
    }

    private void awaitState(String name, String task, String state) {
        Await.until(
                name + "/" + task + " is " + state,
                () -> requests.state(id(name), task).equals(state));
    }

    /** Executions of each end. */
    private void end() {
        Requests.Answer keyed = requests.post(
                "/api/workflows/report/executions",
                "{\"inputs\":{\"limit\":5},\"labels\":{\"for\":\"audit\"}}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "key-of-the-report");
        executions.put("keyed", keyed.taken().json().path("id").asString());
        start("script", "analytics:script");
        start("broken", "broken");
        start("discarded", "broken");
        start("fan", "fan");
        start("cancelled", "endless");
        start("short", "short");
        awaitState("keyed", "SUCCEEDED");
        awaitState("script", "SUCCEEDED");
        for (String name : List.of("broken", "discarded", "fan")) awaitState(name, "FAILED");
        requests.post("/api/dead-letters/" + deadLetter("discarded") + "/discard", "")
                .taken();
        awaitState("cancelled", "nap", "WAITING");
        requests.post("/api/executions/" + id("cancelled") + "/cancel", "").taken();
        awaitState("cancelled", "CANCELLED");
        awaitState("short", "TIMED_OUT");
        Await.until(
                "the log is written",
                () -> requests.get("/api/executions/" + id("script") + "/logs")
                        .text()
                        .contains("trouble"));
    }

    private String deadLetter(String name) {
        return requests.get("/api/dead-letters?execution=" + id(name))
                .taken()
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    /** Executions that wait for something, each for another. */
    private void open() {
        for (String name : List.of("sign-off", "caller", "again", "soon", "hang", "each", "parent")) start(name, name);
        start("nap", "endless");
        start("single", "single");
        start("paused", "caller");
        awaitState("single", "call", "WAITING");
        start("queued", "single");
        for (String name : List.of("caller", "single", "paused")) {
            awaitState(name, "call", "WAITING");
            tokens.put(name, backend.receipts(id(name) + "/call").getFirst().token());
        }
        requests.post("/api/executions/" + id("paused") + "/pause", "").taken();
        awaitState("paused", "PAUSED");
        awaitState("sign-off", "ship", "WAITING");
        awaitState("nap", "nap", "WAITING");
        awaitState("again", "again", "RETRYING");
        awaitState("soon", "soon", "RETRYING");
        awaitState("queued", "QUEUED");
        awaitState("parent", "child", "WAITING");
        Await.until(
                "the child waits",
                () -> !child().isEmpty() && requests.state(child(), "call").equals("WAITING"));
        executions.put("child", child());
        tokens.put("child", backend.receipts(child() + "/call").getFirst().token());
        Await.until(
                "attempts hang",
                () -> backend.receipts(id("hang") + "/hang").size() == 1
                        && backend.receipts(id("each") + "/each/1").size() == 1);
    }

    /** The execution of the workflow `caller` that was started by `parent`, once it is there. */
    private String child() {
        for (var item : requests.get("/api/executions?workflow=caller").json().path("items")) {
            String id = item.path("id").asString();
            if (!id.equals(id("caller")) && !id.equals(id("paused"))) return id;
        }
        return "";
    }

    private void readExecution(String id, Map<String, Object> ended, Map<String, Object> open) {
        String path = "/api/executions/" + id;
        var execution = requests.get(path).taken().json();
        Map<String, Object> into = execution.path("endedAt").isNull() ? open : ended;
        read(path, into);
        read(path + "/timeline", into);
        read(path + "/logs", into);
        for (var task : execution.path("tasks")) {
            read(path + "/tasks/" + task.path("id").asString(), into);
            if (task.path("counts").isObject())
                read(path + "/tasks/" + task.path("id").asString() + "/items", into);
        }
    }

    private void read(String path, Map<String, Object> into) {
        into.put(path, requests.get(path).taken().json());
    }
}
