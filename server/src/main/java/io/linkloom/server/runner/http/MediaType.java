package io.linkloom.server.runner.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A Content-Type.
 *
 * @param charset UTF-8 where none is named, or one that nobody knows
 */
record MediaType(String name, Charset charset) {
    private static final MediaType JSON = new MediaType("application/json", StandardCharsets.UTF_8);

    static MediaType of(String contentType) {
        if (contentType.equals("application/json")) return JSON;
        String lower = contentType.toLowerCase(Locale.ROOT);
        int end = lower.indexOf(';');
        String name = (end < 0 ? lower : lower.substring(0, end)).strip();
        return new MediaType(name, charsetOf(lower));
    }

    boolean isJson() {
        return name.endsWith("/json") || name.endsWith("+json");
    }

    private static Charset charsetOf(String contentType) {
        int at = contentType.indexOf("charset=");
        if (at < 0) return StandardCharsets.UTF_8;
        String rest = contentType.substring(at + "charset=".length());
        int end = rest.indexOf(';');
        String name = (end < 0 ? rest : rest.substring(0, end)).strip().replace("\"", "");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
