package io.linkloom.server.api;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Holds every answer that a test gets against the API's own description: its status, its media type and its body. */
final class DocumentedAnswers {
    private static final JsonNode DOCUMENT = TestServer.JSON.readTree(new OpenApiController().document());
    private static final Schemas SCHEMAS = new Schemas(DOCUMENT);
    private static final List<Route> ROUTES = routes();

    private DocumentedAnswers() {}

    /** `literals`: of several addresses that fit, the one with the most of them is meant. */
    private record Route(Pattern form, long literals, JsonNode operations) {}

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        DOCUMENT.path("paths").propertyStream().forEach(path -> {
            String form = path.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            long literals = path.getKey().chars().filter(c -> c == '/').count()
                    - path.getKey().chars().filter(c -> c == '{').count();
            routes.add(new Route(Pattern.compile(form), literals, path.getValue()));
        });
        routes.sort(Comparator.comparingLong(Route::literals).reversed());
        return routes;
    }

    /** @throws AssertionError when the answer is not what the description says */
    static void check(HttpRequest request, HttpResponse<String> response) {
        JsonNode operation = operation(request);
        if (operation == null) return;
        String status = Integer.toString(response.statusCode());
        String what = request.method() + " " + request.uri().getRawPath() + " answered " + status;
        JsonNode answer = operation.path("responses").path(status);
        if (answer.isMissingNode() && response.statusCode() >= 400)
            answer = operation.path("responses").path("default");
        if (answer.isMissingNode()) throw new AssertionError(what + ", which is not documented");
        if (answer.has("$ref"))
            answer = DOCUMENT.at(answer.path("$ref").asString().substring(1));
        if (response.body().isEmpty()) return;
        String type = response.headers().firstValue("Content-Type").orElse("none");
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        JsonNode content = answer.path("content").path(plain);
        if (content.isMissingNode())
            throw new AssertionError(what + " with " + plain + ", of which the description knows nothing");
        if (!plain.endsWith("json")) return;
        List<String> wrong = SCHEMAS.check(content.path("schema"), TestServer.JSON.readTree(response.body()));
        if (!wrong.isEmpty()) throw new AssertionError(what + " with a body that differs from its description: " + wrong);
    }

    /** Null where the address or the method is none of the API's. */
    private static @Nullable JsonNode operation(HttpRequest request) {
        for (Route route : ROUTES) {
            if (!route.form().matcher(request.uri().getRawPath()).matches()) continue;
            JsonNode operation = route.operations().path(request.method().toLowerCase(Locale.ROOT));
            return operation.isMissingNode() ? null : operation;
        }
        return null;
    }
}
