package io.linkloom.server.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.json.Json;
import io.linkloom.server.runner.Attempts;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of a backend mean. */
class HttpAnswerTest {
    private final HttpRunner runner = new HttpRunner(HttpSettings.DEFAULT);

    @AfterEach
    void close() {
        runner.close();
    }

    private Outcome answered(ScriptedBackend.Reply reply, UnaryOperator<Calls> call, Integer... retried) throws IOException {
        try (ScriptedBackend backend = new ScriptedBackend(reply)) {
            Calls calls = call.apply(Calls.to(backend.url()));
            Outcome outcome = Attempts.of(calls.work()).retrying(retried).run(runner);
            assertThat(backend.requests()).hasSize(1);
            return outcome;
        }
    }

    private Outcome answered(ScriptedBackend.Reply reply) throws IOException {
        return answered(reply, call -> call);
    }

    private Outcome.Failed failed(ScriptedBackend.Reply reply) throws IOException {
        return (Outcome.Failed) answered(reply);
    }

    private static ScriptedBackend.Reply bytes(String head, byte[] body) {
        return (request, connection) -> {
            connection.send("HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + body.length + "\r\n\r\n");
            connection.send(body);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8", "application/problem+json", "text/json"})
    void parsesWhatSaysItIsJson(String type) throws IOException {
        assertThat(answered(ScriptedBackend.ok(type, " {\"files\": [1, 2]} ")))
                .isEqualTo(new Outcome.Succeeded(Json.of(Map.of("files", List.of(1L, 2L)))));
    }

    @Test
    void retriesWhatSaysItIsJsonAndIsNot() throws IOException {
        Outcome.Failed failed = failed(ScriptedBackend.ok("application/json", "<html>"));

        assertThat(failed.code()).isEqualTo(FailureCode.INVALID_JSON);
        assertThat(failed.retryable()).isTrue();
    }

    @Test
    void takesOtherTextAsAString() throws IOException {
        assertThat(answered(ScriptedBackend.ok("text/plain", "42"))).isEqualTo(new Outcome.Succeeded(Json.of("42")));
        byte[] cyrillic = "привіт".getBytes("windows-1251");
        assertThat(answered(bytes("Content-Type: text/plain; charset=\"windows-1251\"\r\n", cyrillic)))
                .isEqualTo(new Outcome.Succeeded(Json.of("привіт")));
        assertThat(answered(bytes("Content-Type: image/png\r\n", new byte[] {(byte) 0x89, 'P'})))
                .isEqualTo(new Outcome.Succeeded(Json.of("\uFFFDP")));
    }

    @Test
    void takesABodyWithoutATypeAsJsonWhereItIsJson() throws IOException {
        assertThat(answered(bytes("", "42".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Outcome.Succeeded(Json.of(42L)));
        assertThat(answered(bytes("", "fine".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Outcome.Succeeded(Json.of("fine")));
    }

    @Test
    void takesNothingAsNull() throws IOException {
        assertThat(answered(ScriptedBackend.ok("application/json", ""))).isEqualTo(new Outcome.Succeeded(Json.NULL));
    }

    @Test
    void doesNotDecompress() throws IOException {
        assertThat(answered(bytes("Content-Encoding: gzip\r\nContent-Type: text/plain\r\n", "plain".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Outcome.Succeeded(Json.of("plain")));
    }

    @Test
    void waitsForACallbackAfter202EvenWhereItIsSuccess() throws IOException {
        assertThat(answered(ScriptedBackend.status("202 Accepted", "{}"))).isEqualTo(new Outcome.Accepted());
        assertThat(answered(ScriptedBackend.status("202 Accepted", ""), call -> call.success(200, 200)))
                .isEqualTo(new Outcome.Accepted());
    }

    @ParameterizedTest
    @CsvSource({
        "408, true", "425, true", "429, true", "500, true", "502, true", "503, true", "599, true", "501, false", "400, false",
        "404, false", "409, false", "300, false", "304, false"
    })
    void knowsWhichStatusesAreWorthARetry(int status, boolean retryable) throws IOException {
        Outcome.Failed failed = failed(ScriptedBackend.status(status + " Whatever", ""));

        assertThat(failed.code()).isEqualTo("HTTP_" + status);
        assertThat(failed.retryable()).isEqualTo(retryable);
    }

    @Test
    void retriesTheStatusesThatTheTaskAdds() throws IOException {
        assertThat(answered(ScriptedBackend.status("409 Conflict", ""), call -> call, 409))
                .isEqualTo(new Outcome.Failed("HTTP_409", "The backend answered 409", true, null));
    }

    @Test
    void failsForGoodOnA2xxThatIsNoSuccess() throws IOException {
        assertThat(answered(ScriptedBackend.status("206 Partial Content", "x"), call -> call.success(200, 200)))
                .isEqualTo(new Outcome.Failed("HTTP_206", "The backend answered 206: x", false, null));
    }

    @Test
    void takesAnyStatusAsSuccessThatTheTaskNames() throws IOException {
        assertThat(answered(ScriptedBackend.status("404 Not Found", "{}"), call -> call.success(404, 404)))
                .isEqualTo(new Outcome.Succeeded(Json.EMPTY_OBJECT));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws IOException {
        try (ScriptedBackend other = new ScriptedBackend(ScriptedBackend.status("204 No Content", ""))) {
            Outcome.Failed failed = failed(ScriptedBackend.status(status + " Moved\r\nLocation: " + other.url(), ""));

            assertThat(failed.retryable()).isFalse();
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void quotesTheBeginningOfWhatTheBackendSaid() throws IOException {
        Outcome.Failed failed = failed(ScriptedBackend.status("500 Oops", "no \u001b[31mdisk\r\n\0left " + "x".repeat(5_000_000)));

        assertThat(failed.message()).startsWith("The backend answered 500: no [31mdisk left xxx").endsWith("x…");
        assertThat(failed.message().length()).isLessThan(240);
    }

    @ParameterizedTest
    @CsvSource({"503, 7, PT7S", "429, 86400, PT1H", "429, 99999999999999999999, PT1H", "503, 'Thu, 01 Jan 1970 00:00:00 GMT', PT0S",
        "503, 'Fri, 31 Dec 9999 23:59:59 GMT', PT1H"})
    void readsHowLongTheBackendWantsPeace(int status, String value, Duration expected) throws IOException {
        assertThat(failed(ScriptedBackend.status(status + " Busy\r\nRetry-After: " + value, "")).retryAfter())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"500, 7", "503, soon", "503, -1"})
    void ignoresAWishThatIsNone(int status, String value) throws IOException {
        assertThat(failed(ScriptedBackend.status(status + " Busy\r\nRetry-After: " + value, "")).retryAfter())
                .isNull();
    }
}
