package io.linkloom.examples.demo;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.examples.backend.ReportBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A server and a backend that are up, and what can be done with them.
 *
 * @param url of the server
 */
record Scene(Path root, String url, Child server, Child backend, LinkLoomClient client, Screen screen) {
    private static final String WORKFLOW = "daily-report";
    private static final String WRITTEN_ADDRESS = "http://user-backend:8080";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Starts both and waits until both can work. */
    static Scene set(Options options, Screen screen, Workshop workshop) {
        Path jar = needed(options.root().resolve(Path.of("server", "target", "link-loom-server.jar")));
        int port = Ports.choose(options.port());
        String url = "http://localhost:" + port;
        List<String> command = new ArrayList<>();
        Path cache = jar.resolveSibling("link-loom-server.aot");
        if (Files.isRegularFile(cache)) command.add("-XX:AOTCache=" + cache);
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
        command.add("--link-loom.data-dir=" + workshop.folder().resolve("data"));
        Instant start = Instant.now();
        screen.say("Link Loom: one workflow, from the document to the result\n");
        Child server = workshop.start("server", command);
        screen.say("  server    process %d, starting; data in %s"
                .formatted(server.process().pid(), workshop.folder()));
        Child backend = workshop.start("backend", backendCommand(options));
        new Health(url + "/actuator/health").await(server);
        screen.say("  server    up on %s after %s".formatted(url, Progress.time(start, Instant.now(), start)));
        LinkLoomClient client = LinkLoomClient.builder().url(url).build();
        return new Scene(options.root(), url, server, backend, client, screen);
    }

    /** Registers the workflow, starts it and shows its progress until it has ended. */
    ExecutionDetails perform(Map<String, Object> inputs) {
        BackendVoice voice = new BackendVoice(backend, screen);
        String address = voice.address();
        screen.say(
                "  backend   process %d, up on %s".formatted(backend.process().pid(), address));
        WorkflowRegistration registered = client.registerWorkflow(document(address));
        screen.say(
                "  workflow  %s, version %d, %s".formatted(registered.id(), registered.version(), registered.result()));
        registered.warnings().forEach(warning -> screen.say("            warning: " + warning.message()));
        ExecutionDetails execution = client.trigger(WORKFLOW, inputs);
        screen.say("  execution " + execution.id() + "\n");
        Progress progress = new Progress(screen);
        Instant limit = Instant.now().plus(LIMIT);
        while (true) {
            voice.repeat();
            progress.show(execution, Instant.now());
            if (execution.state().isEnded()) return execution;
            if (Instant.now().isAfter(limit))
                throw new DemoFailure("It has not ended after " + LIMIT.toMinutes() + " minutes.");
            Pause.shortly();
            execution = client.execution(execution.id());
        }
    }

    /** The document as it stands in the repository, but for the backend's address. */
    private String document(String address) {
        Path file = needed(root.resolve(Path.of("examples", WORKFLOW, WORKFLOW + ".yaml")));
        screen.say("  document  examples/%s/%s.yaml; unchanged, but for the backend's address:"
                .formatted(WORKFLOW, WORKFLOW));
        screen.say("            %s %s %s".formatted(WRITTEN_ADDRESS, screen.arrow(), address));
        try {
            return Files.readString(file).replace(WRITTEN_ADDRESS, address);
        } catch (IOException e) {
            throw new DemoFailure("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private static List<String> backendCommand(Options options) {
        List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path", "")));
        command.addAll(List.of(ReportBackend.class.getName(), "--port=0", "--follow-parent"));
        if (!options.fail().isEmpty()) command.add("--fail=" + options.fail());
        return command;
    }

    private static Path needed(Path file) {
        if (Files.isRegularFile(file)) return file;
        throw new DemoFailure("Expected " + file + ", but it is not there. `mvn -Pdemo` in the folder of the checkout"
                + " builds what is needed.");
    }
}
