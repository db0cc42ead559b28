package io.linkloom.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.StubServer;
import io.linkloom.client.spring.Application.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** What docs/how-to/spring-boot.md shows is compiled and asked. */
class DocumentationTest {
    @TempDir
    Path folder;

    @EnableAutoConfiguration
    static class Bare {}

    @Test
    void theTasksDoWhatIsSaid() throws Exception {
        try (StubServer loom = new StubServer();
                Compiled tasks = new Compiled(folder, "ReportTasks", block("ReportTasks"));
                Application application = new Application(
                        new Class<?>[] {Bare.class, tasks.type()},
                        "link-loom.url=" + loom.url(),
                        "link-loom.registration.enabled=false")) {
            Map<String, Object> upstream = Map.of("upstream", Map.of("fetch_data", Map.of("rows", 42)));

            assertThat(application
                            .post("fetch-data", Delivery.of("exec-1/fetch_data", 1, Map.of()))
                            .body())
                    .isEqualTo("{\"rows\":42}");
            assertThat(application
                            .post("process", Delivery.of("exec-1/process_data", 1, upstream))
                            .body())
                    .isEqualTo("{\"processed\":42}");
        }
    }

    @Test
    void theServiceCompiles() throws Exception {
        try (Compiled service = new Compiled(folder, "WorkflowService", block("WorkflowService"))) {
            assertThat(service.type().getDeclaredFields()).hasSize(1);
        }
    }

    /** The block of code that declares a class. */
    private static String block(String name) throws Exception {
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../../../docs/how-to/spring-boot.md")));
        while (blocks.find()) if (blocks.group(1).contains("class " + name + " {")) return blocks.group(1);
        throw new AssertionError("No class " + name + " is shown");
    }
}
