package io.linkloom.server.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.Template;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.http.Egress;
import io.linkloom.server.runner.http.HttpRunner;
import io.linkloom.server.runner.http.HttpSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures of calls, as the project that specifies them verifies them. */
class StandardWebhooksTest {
    private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW = "whsec_bmV3LXNlY3JldC1vZi10aGUtYmFja2VuZC0wMQ==";
    private static final String OTHER = "whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0LTAwMQ==";
    private static final String BODY = "{\"text\": \"Привіт 🧵 \\u0000\", \"n\": 1.50 }";

    private final TestBackend backend = new TestBackend();
    private long versions;
    private final Backends backends = new Backends(pool -> 10, Ticks.of(InstantSource.system()));

    @AfterEach
    void close() {
        backend.close();
    }

    /** Registers the backend with these secrets and lets one attempt call it. */
    private TestBackend.Request call(Instant at, String... secrets) {
        backends.set(List.of(new BackendDefinition(
                "reports",
                List.of(backend.url()),
                null,
                null,
                null,
                BreakerSettings.DEFAULT,
                null,
                null,
                List.of(secrets).stream().map(SigningSecret::parse).toList(),
                Instant.EPOCH,
                Instant.ofEpochSecond(++versions))));
        StandardWebhooks signer = new StandardWebhooks(backends, InstantSource.fixed(at));
        HttpSettings settings = new HttpSettings(Duration.ofSeconds(5), Duration.ofSeconds(20), signer, Egress.OPEN);
        Template body = new Template.Literal(io.linkloom.model.json.Json.of(BODY));
        TaskWork work = new TaskWork.Http(
                "POST",
                null,
                "reports",
                Attempts.literal("/hook"),
                Map.of("Content-Type", Attempts.literal("text/plain; charset=utf-8")),
                body,
                List.of(new TaskWork.StatusRange(200, 299)),
                Duration.ofHours(1),
                null,
                null);
        try (HttpRunner http = new HttpRunner(settings)) {
            assertThat(Attempts.of(work).run(new BackendRunner(backends, http))).isInstanceOf(Outcome.Succeeded.class);
        }
        return backend.requests().getLast();
    }

    @Test
    void theExampleOfTheSpecificationComesOutAsItIsPrintedThere() {
        String signature = SigningSecret.parse(OLD)
                .sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.".getBytes(StandardCharsets.US_ASCII),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.US_ASCII));
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void withoutASecretNothingIsSigned() {
        assertThat(call(Instant.now()).headers())
                .doesNotContainKeys("webhook-id", "webhook-timestamp", "webhook-signature");
    }

    @Test
    void eachSecretSignsAndTheIdIsThatOfTheAttempt() {
        TestBackend.Request request = call(Instant.ofEpochSecond(1_774_000_000), NEW, OLD);
        assertThat(request.headers())
                .containsEntry("webhook-timestamp", "1774000000")
                .containsEntry("webhook-id", Attempts.EXECUTION + "/fetch_data#2")
                .containsEntry("idempotency-key", Attempts.EXECUTION + "/fetch_data");
        String[] signatures = Objects.requireNonNull(request.headers().get("webhook-signature"))
                .split(" ");
        assertThat(signatures).hasSize(2).allMatch(each -> each.startsWith("v1,"));
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
    }

    @Test
    void aTextThatIsNoSecretIsRefusedWithoutBeingRepeated() {
        for (String text : List.of("hunter2", "whsec_", "whsec_!!!", "whsec_c2hvcnQ=", "WHSEC_" + OLD.substring(6))) {
            assertThatThrownBy(() -> SigningSecret.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("hunter2", "c2hvcnQ");
        }
        assertThat(SigningSecret.parse(OLD).toString()).doesNotContain(OLD.substring(6, 20));
        assertThat(SigningSecret.parse(OLD).id())
                .isNotEqualTo(SigningSecret.parse(NEW).id());
    }

    @Test
    void theVerifierOfTheSpecificationAgrees(@TempDir Path directory) throws IOException, InterruptedException {
        install(directory);
        TestBackend.Request fresh = call(Instant.now(), OLD);
        assertThat(verify(directory, fresh, OLD)).isEqualTo("valid");
        assertThat(verify(directory, fresh, OTHER)).startsWith("No matching signature");
        assertThat(verify(directory, changed(fresh), OLD)).startsWith("No matching signature");
        assertThat(verify(directory, with(fresh, "webhook-id", "another"), OLD)).startsWith("No matching signature");
        assertThat(verify(directory, call(Instant.now().minusSeconds(3600), OLD), OLD))
                .contains("too old");
        assertThat(verify(directory, call(Instant.now().plusSeconds(3600), OLD), OLD))
                .contains("too new");
        // While both secrets are known here, a backend may know either.
        TestBackend.Request rotating = call(Instant.now(), NEW, OLD);
        assertThat(verify(directory, rotating, OLD)).isEqualTo("valid");
        assertThat(verify(directory, rotating, NEW)).isEqualTo("valid");
        assertThat(verify(directory, call(Instant.now(), NEW), OLD)).startsWith("No matching signature");
    }

    private static TestBackend.Request changed(TestBackend.Request request) {
        byte[] body = request.body().clone();
        body[body.length - 2] ^= 1;
        return new TestBackend.Request(request.path(), request.headers(), body, request.atNanos());
    }

    private static TestBackend.Request with(TestBackend.Request request, String header, String value) {
        Map<String, String> headers = new java.util.HashMap<>(request.headers());
        headers.put(header, value);
        return new TestBackend.Request(request.path(), headers, request.body(), request.atNanos());
    }

    private static void install(Path directory) throws IOException, InterruptedException {
        for (String file : List.of("package.json", "package-lock.json", "verify.mjs")) {
            try (InputStream in = StandardWebhooksTest.class.getResourceAsStream("/standard-webhooks/" + file)) {
                Files.copy(Objects.requireNonNull(in), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        boolean installed = false;
        try {
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("npm.log").toFile())
                    .start();
            installed = npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0;
        } catch (IOException e) {
            Assumptions.abort("There is no npm on this machine, so the verifier of Standard Webhooks cannot be asked");
        }
        Assumptions.assumeTrue(
                installed, "npm cannot get the verifier of Standard Webhooks on this machine, so it cannot be asked");
    }

    /** `valid`, or what the verifier says is wrong. */
    private static String verify(Path directory, TestBackend.Request request, String secret)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "node",
                "verify.mjs",
                secret,
                String.valueOf(request.headers().get("webhook-id")),
                String.valueOf(request.headers().get("webhook-timestamp")),
                String.valueOf(request.headers().get("webhook-signature")),
                Base64.getEncoder().encodeToString(request.body()));
        Process node =
                builder.directory(directory.toFile()).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Await.until("node has ended", () -> !node.isAlive());
        return said.strip();
    }
}
