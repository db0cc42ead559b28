package io.linkloom.server.runner.http;

import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.TraceIds;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the request of an attempt. */
final class RequestBuilder {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE");
    private static final byte[] NOTHING = {};

    private final RequestSigner signer;

    RequestBuilder(RequestSigner signer) {
        this.signer = signer;
    }

    /** @throws AttemptFailure when a template cannot be rendered, or to something that cannot be sent */
    HttpRequest build(AttemptContext attempt, TaskWork.Http http) throws AttemptFailure {
        try {
            URI url = RequestUrl.of(attempt, http);
            HttpRequest.Builder request = HttpRequest.newBuilder(url);
            request.setHeader("User-Agent", "link-loom");
            request.setHeader("traceparent", TraceIds.traceParent(attempt));
            String contentType = ownHeaders(attempt, http, request);
            byte[] body = body(attempt, http, contentType);
            if (body != null && contentType == null) request.setHeader("Content-Type", "application/json");
            request.method(http.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            authorize(attempt, http.auth(), request);
            identify(attempt, request);
            signer.sign(attempt, body == null ? NOTHING : body, request::setHeader);
            return request.build();
        } catch (ExpressionException e) {
            throw AttemptFailure.of(e);
        } catch (IllegalArgumentException e) {
            throw AttemptFailure.permanent(FailureCode.INVALID_URL, "The request cannot be sent: " + e.getMessage());
        }
    }

    /** Sets the task's own headers; gives its Content-Type, null when it sets none. */
    private static @Nullable String ownHeaders(AttemptContext attempt, TaskWork.Http http, HttpRequest.Builder request)
            throws AttemptFailure, ExpressionException {
        String contentType = null;
        for (Map.Entry<String, Template> header : http.headers().entrySet()) {
            String name = header.getKey();
            HeaderRules.checkName(name);
            String value = HeaderRules.checkValue(name, header.getValue().renderText(attempt.scope()));
            request.setHeader(name, value);
            if (name.equalsIgnoreCase("Content-Type")) contentType = value;
        }
        return contentType;
    }

    /** JSON, but for a string under a Content-Type that is not JSON: that is sent as it is. Null: no body. */
    private static byte @Nullable [] body(AttemptContext attempt, TaskWork.Http http, @Nullable String contentType)
            throws ExpressionException {
        Template template = http.body();
        if (template == null) {
            return BODILESS.contains(http.method())
                    ? null
                    : attempt.envelope().build().utf8();
        }
        MediaType type = MediaType.of(contentType == null ? "application/json" : contentType);
        if (type.isJson() && template instanceof Template.Literal literal)
            return literal.value().utf8();
        Object value = template.render(attempt.scope());
        if (!type.isJson() && value instanceof String text) return text.getBytes(type.charset());
        return Json.of(value).utf8();
    }

    private static void authorize(AttemptContext attempt, TaskWork.@Nullable Auth auth, HttpRequest.Builder request)
            throws AttemptFailure, ExpressionException {
        switch (auth) {
            case null -> {}
            case TaskWork.Auth.Bearer bearer -> {
                String token = bearer.token().renderText(attempt.scope());
                request.setHeader("Authorization", "Bearer " + HeaderRules.checkValue("Authorization", token));
            }
            case TaskWork.Auth.Basic basic -> {
                String pair = basic.user().renderText(attempt.scope()) + ":"
                        + basic.password().renderText(attempt.scope());
                byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
                request.setHeader(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
            }
        }
    }

    private static void identify(AttemptContext attempt, HttpRequest.Builder request) {
        request.setHeader("Idempotency-Key", attempt.idempotencyKey());
        request.setHeader("Link-Loom-Execution", attempt.execution().id());
        request.setHeader("Link-Loom-Task", attempt.run().task());
        request.setHeader("Link-Loom-Attempt", Integer.toString(attempt.run().attempt()));
        String callback = attempt.address().callbackUrl();
        if (callback != null) request.setHeader("Link-Loom-Callback-Url", callback);
    }
}
