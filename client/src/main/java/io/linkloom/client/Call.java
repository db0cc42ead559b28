package io.linkloom.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is sent.
 *
 * @param path from the root of the server, encoded, with its query
 * @param body null for none
 * @param repeatable whether sending it twice does what sending it once does
 */
record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body,
        boolean repeatable) {

    static Call get(String path) {
        return new Call("GET", path, Map.of(), null, true);
    }

    /** Path segments, each encoded. */
    static String path(String... segments) {
        StringBuilder path = new StringBuilder("/api");
        for (String segment : segments) path.append('/').append(encode(segment));
        return path.toString();
    }

    /** Parameters that are null are left out. */
    static String query(Map<String, ? extends @Nullable Object> parameters) {
        String query = parameters.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each -> encode(each.getKey()) + "=" + encode(String.valueOf(each.getValue())))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
