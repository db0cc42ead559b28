package io.linkloom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client brings into an application, and that it needs nothing else there. */
class PublishedClassPathTest {
    private static final Pattern ALLOWED = Pattern.compile(
            "shared-model-api-[^/]+\\.jar|shared-model/api/target/classes|jspecify-[\\d.]+\\.jar|jackson-core-3[\\d.]+\\.jar");

    @TempDir
    Path folder;

    @Test
    void theContractTheNullAnnotationsAndTheJsonStreamAreAll() {
        assertThat(published())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.replace('\\', '/')).containsPattern("(^|/)(" + ALLOWED + ")$"));
    }

    @Test
    void worksOnJava17WithNothingElse() throws Exception {
        Path java = Jdk17.find().orElse(null);
        assumeTrue(java != null, "No JDK 17 was found in a usual place, so the client was not run on one");
        try (StubServer server = new StubServer()) {
            server.answers("POST /api/workflows", 201, """
                    {"id": "daily-report", "namespace": "default", "version": 1, "result": "created", "warnings": []}""")
                    .answers("POST /api/workflows/daily-report/executions", 201, execution("QUEUED"))
                    .answers("GET /api/executions/exec-1", 200, execution("RUNNING"))
                    .answers("GET /api/executions/exec-1", 200, execution("SUCCEEDED"));

            assertThat(run(java, server.url())).isEqualTo("17 created 1 SUCCEEDED 42");
        }
    }

    private String run(Path java, String url) throws IOException, InterruptedException {
        String here = Path.of("target", "classes") + File.pathSeparator + Path.of("target", "test-classes");
        String classPath = here + File.pathSeparator + String.join(File.pathSeparator, published());
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        String.valueOf(java), "-cp", classPath, SmallApplication.class.getName(), url)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
            return Files.readString(output).strip();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> published() {
        try {
            String all = Files.readString(Path.of("target", "published-class-path.txt"));
            return Arrays.asList(all.strip().split(Pattern.quote(File.pathSeparator), -1));
        } catch (IOException e) {
            throw new AssertionError("The build writes the class path before the tests run", e);
        }
    }

    private static String execution(String state) {
        return """
                {"id": "exec-1", "workflow": "daily-report", "version": 1, "namespace": "default", "state": "%s",
                 "trigger": "api", "inputs": {}, "outputs": {"rows": 42}, "createdAt": "2026-01-02T03:04:05Z",
                 "tasks": []}""".formatted(state);
    }
}
