package io.linkloom.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.StubServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The class that the project's description shows users, as it stands there: it compiles, and does what is said there. */
class WorkflowServiceTest {
    @TempDir
    Path folder;

    @EnableAutoConfiguration
    static class Bare {}

    @Test
    void registersItsWorkflow() throws Exception {
        try (StubServer loom = new StubServer();
                Compiled service = new Compiled(folder, "WorkflowService", resource("/workflow-service.txt"))) {
            loom.answers("POST /api/workflows", 201, """
                    {"id": "daily-report", "namespace": "default", "version": 1, "result": "created", "warnings": []}""");

            try (Application application = new Application(
                    new Class<?>[] {Bare.class, service.type()},
                    "link-loom.url=" + loom.url(),
                    "link-loom.registration.enabled=false")) {
                assertThat(application.context().getBean(service.type())).isNotNull();
            }

            assertThat(loom.requests()).singleElement().satisfies(request -> {
                assertThat(request.line()).isEqualTo("POST /api/workflows");
                assertThat(request.headers()).containsEntry("content-type", "application/yaml");
                assertThat(request.body()).isEqualTo(resource("/workflows/daily-report.yaml"));
            });
        }
    }

    private static String resource(String name) throws Exception {
        try (InputStream content = WorkflowServiceTest.class.getResourceAsStream(name)) {
            assertThat(content).as(name).isNotNull();
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
