package io.linkloom.server.observability.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where spans go, from the server's own settings or the usual variables of OpenTelemetry.
 *
 * @param endpoint that takes spans
 * @param headers sent along, such as a key
 * @param service name of this server among others
 */
record TraceSettings(String endpoint, Map<String, String> headers, String service) {
    private static final String PATH = "/v1/traces";

    /** Null when no endpoint is set. */
    static @Nullable TraceSettings of(Environment environment) {
        String whole = text(environment, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
        String base = text(environment, "link-loom.otlp.endpoint");
        if (base == null && whole == null) base = text(environment, "OTEL_EXPORTER_OTLP_ENDPOINT");
        if (base == null && whole == null) return null;
        String service = text(environment, "OTEL_SERVICE_NAME");
        return new TraceSettings(
                base == null ? String.valueOf(whole) : withPath(base),
                headers(text(environment, "OTEL_EXPORTER_OTLP_HEADERS")),
                service == null ? "link-loom" : service);
    }

    private static String withPath(String base) {
        String url = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return url.endsWith(PATH) ? url : url + PATH;
    }

    /** `name=value,name=value`. */
    private static Map<String, String> headers(@Nullable String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (text == null) return headers;
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                headers.put(
                        pair.substring(0, equals).trim(),
                        pair.substring(equals + 1).trim());
        }
        return headers;
    }

    private static @Nullable String text(Environment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.trim();
    }
}
