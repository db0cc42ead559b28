package io.linkloom.client;

import io.linkloom.api.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sends calls, again where that is safe, and reads the answers. */
final class Exchange {
    private static final int MAX_TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);

    /** Tolerant of what a newer server adds and an older one leaves out. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final HttpClient http;
    private final ClientSettings settings;
    private final Pace pace;

    Exchange(ClientSettings settings, Pace pace) {
        this.settings = settings;
        this.pace = pace;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    <T> T read(Call call, TypeReference<T> type) {
        HttpResponse<byte[]> answer = send(call);
        try {
            T value = JSON.readValue(answer.body(), type);
            if (value != null) return value;
        } catch (JacksonException e) {
            throw notFromLinkLoom(answer, e);
        }
        throw notFromLinkLoom(answer, null);
    }

    /** For calls whose answer says no more than that it went well. */
    HttpResponse<byte[]> send(Call call) {
        try {
            for (int tries = 1; ; tries++) {
                boolean last = tries == MAX_TRIES;
                try {
                    HttpResponse<byte[]> answer = http.send(request(call), BodyHandlers.ofByteArray());
                    if (answer.statusCode() / 100 == 2) return answer;
                    if (last || !passing(call, answer, tries)) throw refused(answer);
                    pace.pause(asked(answer, backoff(tries)));
                } catch (IOException e) {
                    boolean nothingSent = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
                    if (last || !(call.repeatable() || nothingSent)) {
                        throw new LinkLoomUnreachableException(settings.url(), reason(e), e);
                    }
                    pace.pause(backoff(tries));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LinkLoomException(
                    LinkLoomException.withoutAnswer(
                            "interrupted", "Interrupted", "while waiting for " + settings.url()),
                    e);
        }
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + call.path()))
                .timeout(settings.timeout())
                .header("Accept", "application/json, application/problem+json")
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        String token = settings.token();
        if (token != null) request.header("Authorization", "Bearer " + token);
        Locale locale = settings.locale();
        if (locale != null) request.header("Accept-Language", locale.toLanguageTag());
        return request.build();
    }

    /** A 409 that follows a try whose answer got lost may only say that this very call is still under way. */
    private static boolean passing(Call call, HttpResponse<byte[]> answer, int tries) {
        int status = answer.statusCode();
        boolean stillUnderWay = status == 409 && tries > 1 && call.headers().containsKey("Idempotency-Key");
        return call.repeatable() && (PASSING.contains(status) || stillUnderWay);
    }

    private Duration backoff(int tries) {
        return pace.jittered(FIRST_PAUSE.multipliedBy(1L << (tries - 1)));
    }

    /** `Retry-After` in seconds, within reason; else the fallback. */
    private static Duration asked(HttpResponse<byte[]> answer, Duration fallback) {
        String header = answer.headers().firstValue("Retry-After").orElse("");
        if (!header.matches("\\d{1,6}")) return fallback;
        Duration wish = Duration.ofSeconds(Long.parseLong(header));
        return wish.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wish;
    }

    private static LinkLoomException refused(HttpResponse<byte[]> answer) {
        Problem problem = null;
        try {
            problem = JSON.readValue(answer.body(), Problem.class);
        } catch (JacksonException ignored) {
            // Whatever stands between us and the server answered; its status has to do.
        }
        return new LinkLoomException(complete(problem, answer.statusCode()), null);
    }

    private static Problem complete(@Nullable Problem problem, int status) {
        if (problem == null) return new Problem("about:blank", "HTTP " + status, status, null, null, null, List.of());
        @Nullable String type = problem.type();
        @Nullable String title = problem.title();
        return new Problem(
                type == null ? "about:blank" : type,
                title == null ? "HTTP " + status : title,
                status,
                problem.detail(),
                problem.instance(),
                problem.code(),
                problem.errors());
    }

    private LinkLoomException notFromLinkLoom(HttpResponse<byte[]> answer, @Nullable Throwable cause) {
        String detail = "the answer to " + answer.request().method() + " "
                + answer.uri().getPath() + " is not what it should be";
        Problem problem = new Problem(
                "about:blank",
                "This is no Link Loom server, or one of another version",
                answer.statusCode(),
                detail,
                null,
                "unexpected-answer",
                List.of());
        return new LinkLoomException(problem, cause);
    }

    private String reason(IOException e) {
        if (e instanceof HttpConnectTimeoutException) return "it does not take connections";
        if (e instanceof HttpTimeoutException)
            return "it said nothing for " + settings.timeout().toSeconds() + " s";
        if (e instanceof ConnectException) return "nothing listens there, or the way to it is closed";
        String message = e.getMessage();
        return message == null ? "the connection broke" : message;
    }
}
