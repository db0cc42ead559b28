package io.linkloom.server.config;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The address under which others reach this server: the setting, never what a request claims. */
final class PublicUrl {
    private final Settings settings;
    private final Environment environment;
    private volatile @Nullable String known;

    PublicUrl(Settings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    String callback(String token) {
        return base() + "/api/callbacks/" + token;
    }

    private String base() {
        String url = known;
        if (url != null) return url;
        String set = settings.publicUrl();
        if (set != null) return known = set.endsWith("/") ? set.substring(0, set.length() - 1) : set;
        // The port is known once the server listens; until then nobody could call back anyway.
        String port = environment.getProperty("local.server.port");
        if (port == null) return "http://localhost:" + environment.getProperty("server.port", "8080");
        return known = "http://localhost:" + port;
    }
}
