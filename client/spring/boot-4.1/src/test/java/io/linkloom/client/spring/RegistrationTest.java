package io.linkloom.client.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.client.StubServer;
import io.linkloom.client.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The workflows on the class path, in the order of their names, when the application has started. */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationTest {
    private static final String ROUTE = "POST /api/workflows";
    private static final String CREATED = """
            {"id": "daily-report", "namespace": "default", "version": 1, "result": "created",
             "warnings": [{"pointer": "/inputs", "line": 2, "column": 1, "message": "region is not used"}]}""";
    private static final String REFUSED = """
            {"type": "about:blank", "title": "Invalid workflow", "status": 422, "code": "invalid-workflow", "detail": "1 error",
             "errors": [{"pointer": "/tasks/0/urll", "line": 5, "column": 5, "message": "unknown key urll", "suggestion": "url"}]}""";

    private final StubServer loom = new StubServer();

    @AfterEach
    void close() {
        loom.close();
    }

    @Test
    void whatIsRefusedIsSaidWithItsPlaceAndNotTriedAgain(CapturedOutput output) throws Exception {
        loom.answers(ROUTE, 201, CREATED).answers(ROUTE, 422, REFUSED);
        try (Application application = application()) {
            Eventually.until(
                    "both were asked for",
                    () -> details(application).size() == 2
                            && !details(application).toString().contains("pending"));

            assertThat(status(application)).isEqualTo("UNKNOWN");
            assertThat(details(application))
                    .containsEntry("daily-report.yaml", "daily-report, version 1, created")
                    .containsEntry(
                            "not-a-workflow.yaml",
                            "refused: not-a-workflow.yaml:5:5 unknown key urll (did you mean url?)");
            assertThat(output)
                    .contains("Workflow daily-report: version 1, created")
                    .contains("daily-report.yaml:2:1 region is not used")
                    .contains("refuses not-a-workflow.yaml, and it is not registered: Invalid workflow")
                    .contains("not-a-workflow.yaml:5:5 unknown key urll (did you mean url?)")
                    .doesNotContain("\tat ");
            assertThat(loom.requests())
                    .hasSize(2)
                    .allMatch(each -> "Bearer abc".equals(each.headers().get("authorization")));
        }
    }

    @Test
    void aServerThatIsAwayIsWaitedForAndTheApplicationStartsAllTheSame(CapturedOutput output) throws Exception {
        for (int i = 0; i < 5; i++) loom.answersBusy(ROUTE, 0);
        loom.answers(ROUTE, 201, CREATED);
        try (Application application = application()) {
            assertThat(application.get("/actuator/health").statusCode()).isEqualTo(200);
            Eventually.until("both are registered", () -> "UP".equals(status(application)));

            assertThat(output)
                    .containsOnlyOnce("daily-report.yaml, not-a-workflow.yaml not registered at " + loom.url());
        }
    }

    @Test
    void anApplicationThatEndsMeanwhileIsNotHeldUp() {
        loom.answersBusy(ROUTE, 0);

        application().close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("link-loom-registration"))
                .allMatch(Thread::isInterrupted);
    }

    @Test
    void withoutAFolderThereIsNothingToDo() throws Exception {
        try (Application application = new Application(
                "link-loom.url=" + loom.url(), "link-loom.registration.locations=classpath:none/*.yaml")) {
            assertThat(status(application)).isEqualTo("UP");
            assertThat(loom.requests()).isEmpty();
        }
    }

    private Application application() {
        return new Application("link-loom.url=" + loom.url(), "link-loom.token=abc");
    }

    private record Component(String status, @Nullable Map<String, Object> details) {}

    private record Health(Map<String, Component> components) {}

    private static String status(Application application) throws Exception {
        return health(application).status();
    }

    private static Map<String, Object> details(Application application) throws Exception {
        return requireNonNull(health(application).details());
    }

    private static Component health(Application application) throws Exception {
        byte[] json = application.get("/actuator/health").body().getBytes(StandardCharsets.UTF_8);
        return requireNonNull(
                requireNonNull(Json.read(json, Health.class)).components().get("linkLoom"));
    }
}
