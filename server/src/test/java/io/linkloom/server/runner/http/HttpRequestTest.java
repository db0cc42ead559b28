package io.linkloom.server.runner.http;

import static io.linkloom.server.runner.Attempts.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.Cancellation;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backend gets to see. */
class HttpRequestTest {
    private final HttpRunner runner = new HttpRunner(HttpSettings.DEFAULT);
    private ScriptedBackend backend;

    @BeforeEach
    void open() throws IOException {
        backend = new ScriptedBackend(ScriptedBackend.status("204 No Content", ""));
    }

    @AfterEach
    void close() throws IOException {
        backend.close();
        runner.close();
    }

    private ScriptedBackend.Request sent(Attempts attempt) {
        assertThat(attempt.run(runner)).isInstanceOf(Outcome.Succeeded.class);
        return backend.request();
    }

    private ScriptedBackend.Request sent(Calls call) {
        return sent(Attempts.of(call.work()));
    }

    private static void assertRefused(Outcome outcome, String code, String message) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.retryable()).isFalse();
            assertThat(failed.message()).contains(message);
        });
    }

    @Test
    void carriesTheTaskEnvelopeAndWhoIsCalling() {
        ScriptedBackend.Request request =
                sent(Attempts.of(Calls.to(backend.url()).work()).at("http://unused", "http://loom/api/callbacks/t0"));

        assertThat(request.line()).isEqualTo("POST /api/tasks/fetch-data HTTP/1.1");
        assertThat(request.body()).isEqualTo(Attempts.ENVELOPE.toString());
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("idempotency-key", Attempts.EXECUTION + "/fetch_data")
                .containsEntry("link-loom-execution", Attempts.EXECUTION)
                .containsEntry("link-loom-task", "fetch_data")
                .containsEntry("link-loom-attempt", "2")
                .containsEntry("link-loom-callback-url", "http://loom/api/callbacks/t0")
                .doesNotContainKeys("accept-encoding", "cookie", "upgrade", "authorization");
    }

    @Test
    void namesTheItemOfAFanOutInTheIdempotencyKey() {
        assertThat(sent(Attempts.of(Calls.to(backend.url()).work()).item(7)).headers())
                .containsEntry("idempotency-key", Attempts.EXECUTION + "/fetch_data/7");
    }

    @Test
    void keepsTheTraceOfAnExecutionWhileTheSpanIsTheAttempts() {
        String first = String.valueOf(sent(Calls.to(backend.url())).headers().get("traceparent"));
        String again = String.valueOf(sent(Calls.to(backend.url())).headers().get("traceparent"));
        String item =
                String.valueOf(sent(Attempts.of(Calls.to(backend.url()).work()).item(7))
                        .headers()
                        .get("traceparent"));

        assertThat(first).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(again).isEqualTo(first);
        assertThat(item.substring(0, 35)).isEqualTo(first.substring(0, 35));
        assertThat(item).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE"})
    void sendsNoBodyWhereNobodyExpectsOne(String method) {
        ScriptedBackend.Request request = sent(Calls.to(backend.url()).method(method));

        assertThat(request.line()).startsWith(method + " ");
        assertThat(request.body()).isEmpty();
        assertThat(request.headers()).doesNotContainKey("content-type");
    }

    @Test
    void sendsTheBodyThatIsSetEvenWithDelete() {
        assertThat(sent(Calls.to(backend.url()).method("DELETE").body(Map.of("id", 1L)))
                        .body())
                .isEqualTo("{\"id\":1}");
    }

    @Test
    void sendsAStringAsJsonUnlessTheContentTypeSaysOtherwise() {
        Calls call = Calls.to(backend.url()).body("привіт");

        assertThat(sent(call).body()).isEqualTo("\"привіт\"");
        assertThat(sent(call.header("content-type", "text/plain")).body()).isEqualTo("привіт");
        assertThat(sent(call.header("Content-Type", "application/vnd.acme+json"))
                        .body())
                .isEqualTo("\"привіт\"");
    }

    @Test
    void sendsCredentials() {
        assertThat(sent(Calls.to(backend.url()).auth(new TaskWork.Auth.Bearer(literal("s3cret"))))
                        .headers())
                .containsEntry("authorization", "Bearer s3cret");
        assertThat(sent(Calls.to(backend.url()).auth(new TaskWork.Auth.Basic(literal("ann"), literal("pass"))))
                        .headers())
                .containsEntry("authorization", "Basic YW5uOnBhc3M=");
    }

    @Test
    void putsThePathBehindTheChosenInstance() {
        sent(Attempts.of(Calls.toBackend("/api/x?a=1").work()).at(backend.base() + "/root/", null));
        assertThat(backend.request().line()).isEqualTo("POST /root/api/x?a=1 HTTP/1.1");

        sent(Attempts.of(Calls.toBackend("@elsewhere.example/x").work()).at(backend.base(), null));
        assertThat(backend.request().line()).isEqualTo("POST /@elsewhere.example/x HTTP/1.1");
    }

    @Test
    void encodesWhatIsNotAscii() {
        assertThat(sent(Calls.to(backend.base() + "/звіт")).line())
                .isEqualTo("POST /%D0%B7%D0%B2%D1%96%D1%82 HTTP/1.1");
    }

    @Test
    void letsASignerSeeTheExactBody() throws IOException {
        RequestSigner signer = (attempt, body, headers) -> headers.accept("webhook-signature", "v1," + body.length);
        HttpSettings settings = HttpSettings.DEFAULT;
        try (HttpRunner signing = new HttpRunner(
                new HttpSettings(settings.connectTimeout(), settings.defaultTimeout(), signer, settings.egress()))) {
            Attempts.of(Calls.to(backend.url()).work()).run(signing);
        }

        assertThat(backend.request().headers()).containsEntry("webhook-signature", "v1," + Attempts.ENVELOPE.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Link-Loom-Task",
                "Idempotency-Key",
                "Webhook-Id",
                "a b",
                ""
            })
    void refusesHeadersThatATaskMayNotSet(String name) {
        assertRefused(
                Attempts.of(Calls.to(backend.url()).header(name, "x").work()).run(runner),
                FailureCode.INVALID_HEADER,
                "The header");
        assertThat(backend.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "nul\0", "привіт", "\u007f"})
    void refusesValuesThatWouldBreakTheMessage(String value) {
        Outcome outcome = Attempts.of(
                        Calls.to(backend.url()).header("X-Env", value).work())
                .run(runner);

        assertRefused(outcome, FailureCode.INVALID_HEADER, "X-Env");
        assertThat(((Outcome.Failed) outcome).message()).doesNotContain(value);
        assertThat(backend.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reports",
                "/api/x",
                "ftp://reports/x",
                "file:///etc/passwd",
                "http://",
                "http:///x",
                "http://a b/",
                "http://reports:99999/",
                "http://ann:pass@reports/",
                "http://reports/\r\nx"
            })
    void refusesAddressesThatCannotBeCalled(String url) {
        assertRefused(Attempts.of(Calls.to(url).work()).run(runner), FailureCode.INVALID_URL, "address");
    }

    @Test
    void sendsNothingOnceItIsCancelled() {
        Cancellation cancellation = new Cancellation();
        AttemptContext.Envelope cancelling = () -> {
            cancellation.cancel();
            return Attempts.ENVELOPE;
        };
        sent(Calls.to(backend.url()));

        Attempts attempt = Attempts.of(Calls.to(backend.url()).work()).cancelledBy(cancellation);

        assertThat(attempt.with(cancelling).run(runner)).isEqualTo(Outcome.cancelled());
        assertThat(backend.requests()).hasSize(1);
    }

    @Test
    void asksWhetherEveryAddressMayBeCalled() throws IOException {
        Egress closed = (host, port, addresses) ->
                addresses.stream().allMatch(address -> address.isLoopbackAddress()) ? host + " is forbidden" : null;
        HttpSettings settings = HttpSettings.DEFAULT;
        try (HttpRunner guarded = new HttpRunner(
                new HttpSettings(settings.connectTimeout(), settings.defaultTimeout(), settings.signer(), closed))) {
            assertRefused(
                    Attempts.of(Calls.to(backend.url()).work()).run(guarded),
                    FailureCode.EGRESS_DENIED,
                    "localhost is forbidden");
        }
        assertThat(backend.connections()).isZero();
    }
}
