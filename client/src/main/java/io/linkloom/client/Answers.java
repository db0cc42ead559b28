package io.linkloom.client;

import io.linkloom.api.Problem;
import io.linkloom.client.json.Json;
import io.linkloom.client.json.JsonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What an answer says, or why there is none: the value that was asked for, or the exception to throw. */
final class Answers {
    private final ClientSettings settings;

    Answers(ClientSettings settings) {
        this.settings = settings;
    }

    <T> T read(Call<T> call, HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) throw refused(answer);
        try {
            T value = call.reading().read(answer);
            if (value != null) return value;
        } catch (JsonException e) {
            throw notFromLinkLoom(answer, e);
        }
        throw notFromLinkLoom(answer, null);
    }

    /** For what kept an answer from coming. */
    RuntimeException failed(Throwable failure) {
        if (failure instanceof IOException e) return new LinkLoomUnreachableException(settings.url(), reason(e), e);
        if (failure instanceof TimeoutException e)
            return new LinkLoomUnreachableException(settings.url(), silence(), e);
        if (failure instanceof RuntimeException e) return e;
        return new IllegalStateException(failure);
    }

    static LinkLoomException refused(HttpResponse<byte[]> answer) {
        Problem problem = null;
        try {
            problem = Json.read(answer.body(), Problem.class);
        } catch (JsonException ignored) {
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

    /** The data of an event of a stream. */
    static <T> T read(SseEvent event, Class<T> type) {
        String what = "an event of the stream is not what it should be";
        try {
            T value = Json.read(event.data().getBytes(StandardCharsets.UTF_8), type);
            if (value != null) return value;
        } catch (JsonException e) {
            throw notFromLinkLoom(200, what, e);
        }
        throw notFromLinkLoom(200, what, null);
    }

    private static LinkLoomException notFromLinkLoom(HttpResponse<byte[]> answer, @Nullable Throwable cause) {
        String detail = "the answer to " + answer.request().method() + " "
                + answer.uri().getPath() + " is not what it should be";
        return notFromLinkLoom(answer.statusCode(), detail, cause);
    }

    private static LinkLoomException notFromLinkLoom(int status, String detail, @Nullable Throwable cause) {
        String title = "This is no Link Loom server, or one of another version";
        return new LinkLoomException(
                new Problem("about:blank", title, status, detail, null, "unexpected-answer", List.of()), cause);
    }

    private String reason(IOException e) {
        if (e instanceof HttpConnectTimeoutException) return "it does not take connections";
        if (e instanceof HttpTimeoutException) return silence();
        if (causedBy(e, UnresolvedAddressException.class))
            return "nobody knows the host " + settings.url().getHost();
        if (e instanceof ConnectException) return "nothing listens there, or the way to it is closed";
        String message = e.getMessage();
        return message == null ? "the connection broke" : message;
    }

    private String silence() {
        return "it said nothing for " + settings.timeout().toSeconds() + " s";
    }

    private static boolean causedBy(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) if (type.isInstance(each)) return true;
        return false;
    }
}
