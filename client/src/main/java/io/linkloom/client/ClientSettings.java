package io.linkloom.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a client reaches its server.
 *
 * @param url without a slash at the end
 * @param locale of titles and details of problems; null leaves it to the server
 * @param connectTimeout for one connection
 * @param timeout for one answer
 */
record ClientSettings(
        URI url, @Nullable String token, @Nullable Locale locale, Duration connectTimeout, Duration timeout) {

    static URI parse(String url) {
        URI parsed = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        String scheme = parsed.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || parsed.getHost() == null) {
            throw new IllegalArgumentException("Expected a server URL such as http://localhost:8080, but got " + url);
        }
        return parsed;
    }
}
