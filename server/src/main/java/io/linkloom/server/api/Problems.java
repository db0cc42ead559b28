package io.linkloom.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linkloom.api.Finding;
import io.linkloom.api.Problem;
import io.linkloom.model.diagnostic.Diagnostic;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, from wherever one is found: controllers, the door, or the container itself. */
final class Problems {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final int RETRY_AFTER_SECONDS = 2;
    private static final String CALLBACKS = "/api/callbacks/";

    private Problems() {}

    /** Answers with the problem, unless an answer has begun already. */
    static void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem) throws IOException {
        if (response.isCommitted()) return;
        Locale locale = Texts.language(request);
        ProblemKind kind = problem.kind();
        response.resetBuffer();
        response.setStatus(kind.status());
        response.setContentType("application/problem+json");
        response.setHeader("Content-Language", locale.getLanguage());
        if (kind.status() == 503) response.setHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        if (kind == ProblemKind.UNAUTHENTICATED) response.setHeader("WWW-Authenticate", "Bearer");
        response.getOutputStream().write(MAPPER.writeValueAsBytes(of(kind, problem, locale, instance(request))));
    }

    private static @Nullable String instance(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        @Nullable String uri = failed instanceof String before ? before : request.getRequestURI();
        // A request that could not even be read has none.
        if (uri == null) return null;
        // The token is a credential; answers are often logged where they arrive.
        return uri.startsWith(CALLBACKS) ? CALLBACKS + "…" : uri;
    }

    private static Problem of(ProblemKind kind, ApiProblem problem, Locale locale, @Nullable String instance) {
        List<Finding> errors =
                problem.errors().stream().map(found -> found.in(locale)).toList();
        return new Problem(
                kind.type(),
                Texts.of(locale, kind.code() + ".title"),
                kind.status(),
                Texts.of(locale, kind.code() + ".detail", problem.arguments()),
                instance,
                kind.code(),
                errors);
    }

    /** Findings of the language reader. */
    static List<ApiProblem.Found> found(List<Diagnostic> diagnostics, String pointerPrefix) {
        return diagnostics.stream()
                .map(each -> (ApiProblem.Found) locale -> finding(each, pointerPrefix, locale))
                .toList();
    }

    static Finding finding(Diagnostic diagnostic, String pointerPrefix, Locale locale) {
        return new Finding(
                pointerPrefix + diagnostic.pointer(),
                diagnostic.line() == 0 ? null : diagnostic.line(),
                diagnostic.column() == 0 ? null : diagnostic.column(),
                diagnostic.message(locale),
                diagnostic.suggestion());
    }
}
