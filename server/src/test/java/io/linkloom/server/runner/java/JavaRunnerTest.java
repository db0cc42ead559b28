package io.linkloom.server.runner.java;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.TaskRunner;
import io.linkloom.server.runner.TaskRunnerContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, kept by a real plugin. */
class JavaRunnerTest extends TaskRunnerContract {
    private static final String BEGUN = "link-loom.test.begun";

    @TempDir
    static Path directory;

    private static PluginFolder plugins;
    private static JavaRunner runner;

    @BeforeAll
    static void install() throws IOException {
        new PluginJar()
                .task("Rows", "return Map.of(\"rows\", 42);")
                .task("Nothing", "return null;")
                .task("NoDisk", "throw new java.io.IOException(\"no disk\");")
                .task("TooMuch", "return \"x\".repeat(1 << 20);")
                .task("TheMost", "return \"x\".repeat((1 << 20) - 2);")
                .task("Hanging", "System.setProperty(\"" + BEGUN + "\", \"\"); Thread.sleep(600_000); return null;")
                .write(directory.resolve("plugins/acme.jar"), directory);
        plugins = new PluginFolder(directory.resolve("plugins"));
        runner = new JavaRunner(plugins, Duration.ofSeconds(2));
    }

    @AfterAll
    static void remove() throws IOException {
        plugins.close();
        System.clearProperty(BEGUN);
    }

    @BeforeEach
    void forget() {
        System.clearProperty(BEGUN);
    }

    @Override
    protected TaskRunner runner() {
        return runner;
    }

    @Override
    protected TaskWork succeeding() {
        return new TaskWork.Java("com.acme.Rows");
    }

    @Override
    protected TaskWork givingNothing() {
        return new TaskWork.Java("com.acme.Nothing");
    }

    @Override
    protected TaskWork failing() {
        return new TaskWork.Java("com.acme.NoDisk");
    }

    @Override
    protected TaskWork givingTooMuch() {
        return new TaskWork.Java("com.acme.TooMuch");
    }

    @Override
    protected TaskWork givingTheMost() {
        return new TaskWork.Java("com.acme.TheMost");
    }

    @Override
    protected TaskWork hanging() {
        return new TaskWork.Java("com.acme.Hanging");
    }

    @Override
    protected Attempts withBrokenExpression() {
        return Attempts.of(succeeding()).with(() -> Json.of(BROKEN.render(name -> null)));
    }

    @Override
    protected boolean hasBegun() {
        return System.getProperty(BEGUN) != null;
    }
}
