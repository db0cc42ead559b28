package io.linkloom.server.runner.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.LogSink.Stream;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins see, and what becomes of what they do. */
class JavaTaskTest {
    @TempDir
    Path directory;

    private PluginFolder plugins;
    private JavaRunner runner;

    @BeforeEach
    void open() {
        plugins = new PluginFolder(directory.resolve("plugins"));
        runner = new JavaRunner(plugins, Duration.ofMillis(300));
    }

    @AfterEach
    void close() throws IOException {
        plugins.close();
    }

    private void install(String body) throws IOException {
        install("acme.jar", new PluginJar().task("ScoreTask", body));
    }

    private void install(String jar, PluginJar plugin) throws IOException {
        plugin.write(directory.resolve("plugins").resolve(jar), directory);
    }

    private static Attempts score() {
        return Attempts.of(new TaskWork.Java("com.acme.ScoreTask"));
    }

    private Outcome.Failed failed(String body) throws IOException {
        install(body);
        return (Outcome.Failed) score().run(runner);
    }

    @Test
    void seesItsParamsInputsUpstreamAndNumber() throws IOException {
        install("return List.of(context.params(), context.inputs(), context.upstream(), context.attempt(), context.task(),"
                + " context.idempotencyKey(), context.index());");
        Json envelope = Json.of(Map.of("params", Map.of("threshold", 0.8), "inputs", Map.of("limit", 7L),
                "upstream", Map.of("fetch_data", Map.of("rows", 42L))));

        assertThat(score().item(5).with(() -> envelope).run(runner))
                .isEqualTo(new Outcome.Succeeded(Json.of(List.of(Map.of("threshold", 0.8), Map.of("limit", 7L),
                        Map.of("fetch_data", Map.of("rows", 42L)), 2L, "fetch_data", Attempts.EXECUTION + "/fetch_data/5", 5L))));
    }

    @Test
    void seesEmptyMapsWhereThereIsNothing() throws IOException {
        install("return List.of(context.params(), context.inputs(), context.upstream());");

        assertThat(score().with(() -> Json.EMPTY_OBJECT).run(runner))
                .isEqualTo(new Outcome.Succeeded(Json.of(List.of(Map.of(), Map.of(), Map.of()))));
    }

    @Test
    void mayReturnARecord() throws IOException {
        install("record Score(double value, String label) {} return new Score(0.5, \"fair\");");

        assertThat(score().run(runner)).isEqualTo(new Outcome.Succeeded(Json.of(Map.of("value", 0.5, "label", "fair"))));
    }

    @Test
    void writesToTheLogOfItsAttempt() throws IOException {
        install("context.log(\"scoring\"); return null;");
        Attempts attempt = score();

        attempt.run(runner);

        assertThat(attempt.log().of(Stream.STDOUT)).containsExactly("scoring");
    }

    @Test
    void keepsStackTracesInTheLog() throws IOException {
        install("throw new IllegalStateException(\"no model\");");
        Attempts attempt = score();

        assertThat(attempt.run(runner))
                .isEqualTo(new Outcome.Failed(FailureCode.EXCEPTION, "java.lang.IllegalStateException: no model", true, null));
        assertThat(attempt.log().of(Stream.STDERR)).anyMatch(line -> line.contains("com.acme.ScoreTask.run"));
    }

    @Test
    void isNotRetriedAfterAPermanentFailure() throws IOException {
        assertThat(failed("throw new PermanentFailure(\"no such customer\");")).satisfies(failed -> {
            assertThat(failed.retryable()).isFalse();
            assertThat(failed.message()).contains("no such customer");
        });
    }

    @Test
    void survivesErrorsOfPlugins() throws IOException {
        assertThat(failed("return run(context);").message()).isEqualTo("java.lang.StackOverflowError");
        assertThat(failed("throw new NoClassDefFoundError(\"com/acme/Model\");").message()).contains("com/acme/Model");
        assertThat(failed("throw new OutOfMemoryError(\"of the task\");").message()).contains("of the task");
        assertThat(failed("Map<String, Object> m = new HashMap<>(); m.put(\"m\", m); return m;").code())
                .isEqualTo(FailureCode.EXCEPTION);
        assertThat(failed("throw new RuntimeException() { public String getMessage() { throw this; } };").code())
                .isEqualTo(FailureCode.EXCEPTION);
    }

    @Test
    void hasNoAccessToTheServersClasses() throws IOException {
        assertThat(failed("return Class.forName(\"io.linkloom.model.json.Json\").getName();").message())
                .isEqualTo("java.lang.ClassNotFoundException: io.linkloom.model.json.Json");
        assertThat(failed("return Class.forName(\"tools.jackson.databind.json.JsonMapper\").getName();").code())
                .isEqualTo(FailureCode.EXCEPTION);
    }

    @Test
    void findsItsOwnClassesThroughTheContextClassLoader() throws IOException {
        install("return Thread.currentThread().getContextClassLoader().loadClass(\"com.acme.ScoreTask\") == ScoreTask.class;");

        assertThat(score().run(runner)).isEqualTo(new Outcome.Succeeded(Json.of(true)));
    }

    @Test
    void failsForGoodWhenNoPluginHasTheClass() throws IOException {
        assertThat(score().run(runner))
                .isEqualTo(new Outcome.Failed(
                        FailureCode.CLASS_NOT_FOUND, "No plugin provides the task com.acme.ScoreTask", false, null));
        install("return 1;");
        assertThat(Attempts.of(new TaskWork.Java("java.lang.Runtime")).run(runner)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void isReplacedWhenItsJarIs() throws IOException {
        install("return \"first\";");
        assertThat(score().run(runner)).isEqualTo(new Outcome.Succeeded(Json.of("first")));

        install("return \"the second\";");
        assertThat(score().run(runner)).isEqualTo(new Outcome.Succeeded(Json.of("the second")));

        Files.delete(directory.resolve("plugins/acme.jar"));
        assertThat(score().run(runner)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void standsBesideAPluginThatIsBroken() throws IOException {
        install("return 1;");
        Files.writeString(directory.resolve("plugins/broken.jar"), "no jar");
        install("missing.jar", new PluginJar().task("Other", "return 2;"));

        assertThat(plugins.classNames()).containsExactly("com.acme.Other", "com.acme.ScoreTask");
        assertThat(score().run(runner)).isEqualTo(new Outcome.Succeeded(Json.of(1L)));
    }

    @Test
    void isLeftToItselfWhenItDoesNotStop() throws IOException {
        install("while (true) { if (System.getProperty(\"link-loom.test.stop\") != null) { context.log(\"late\"); return 1; } }");
        Attempts attempt = score().within(Duration.ofMillis(100));
        try {
            assertThat(attempt.run(runner)).isEqualTo(Outcome.timedOut(Duration.ofMillis(100)));
            assertThat(attempt.log().of(Stream.SYSTEM)).anyMatch(line -> line.contains("does not stop"));
        } finally {
            System.setProperty("link-loom.test.stop", "");
        }
        Await.until("the thread ends", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("java-task")));
        System.clearProperty("link-loom.test.stop");
        assertThat(attempt.log().of(Stream.STDOUT)).isEmpty();
    }
}
