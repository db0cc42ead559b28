package io.linkloom.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linkloom.client.Jdk17;
import io.linkloom.client.StubServer;
import io.linkloom.client.spring.Application.Delivery;
import io.linkloom.client.spring.app.ReportApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process of its own, on the oldest Java that it may run on. */
class Java17Test {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    Path folder;

    @Test
    void doesItsTasks() throws Exception {
        Path java = Jdk17.find().orElse(null);
        assumeTrue(java != null, "No JDK 17 was found in a usual place, so the application was not run on one");
        Path output = folder.resolve("output.txt");
        try (StubServer loom = new StubServer()) {
            Process process = new ProcessBuilder(
                            String.valueOf(java),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            ClassPath.get(),
                            ReportApplication.class.getName(),
                            "--server.port=0",
                            "--link-loom.url=" + loom.url(),
                            "--link-loom.registration.enabled=false",
                            "--logging.level.org.springframework.boot=info")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                Eventually.until("it listens", () -> {
                    assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
                    return PORT.matcher(Files.readString(output)).find();
                });
                HttpResponse<String> answer = ask(output);

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).contains("\"rows\":42");
                assertThat(Files.readString(output)).contains("using Java 17");
            } finally {
                process.destroy();
                process.waitFor(20, TimeUnit.SECONDS);
                process.destroyForcibly();
            }
        }
    }

    private static HttpResponse<String> ask(Path output) throws Exception {
        Matcher port = PORT.matcher(Files.readString(output));
        assertThat(port.find()).isTrue();
        Delivery delivery = Delivery.of("exec-1/fetch_data", 1, Map.of("params", Map.of("limit", 7)));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port.group(1) + "/api/tasks/fetch-data"))
                .POST(BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().forEach(request::setHeader);
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
