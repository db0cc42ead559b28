package io.linkloom.server.config;

import io.linkloom.server.security.AddressPolicy;
import io.linkloom.server.storage.DataDirectory;
import io.linkloom.server.storage.EmbeddedUrl;
import io.linkloom.server.storage.PostgresUrl;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** What is decided before anything starts: who has the data directory, where it listens, which database it uses. */
public final class Preparation implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    /** The process ends with this when it refuses to start. */
    public static final int EXIT_CODE = 2;

    private static final String DATASOURCE_URL = "spring.datasource.url";

    /** The directory of this process; kept here because it is locked before there is anything else to keep it. */
    private static volatile @Nullable DataDirectory directory;

    /** The server must not start; the message says why and what to do. */
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        Map<String, Object> decided = new HashMap<>();
        String address = environment.getProperty("server.address");
        boolean tokens = hasTokens(environment);
        try {
            AddressPolicy.check(address, tokens);
        } catch (AddressPolicy.Refused e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
        if (address == null && !tokens) decided.put("server.address", AddressPolicy.LOOPBACK);
        DataDirectory opened = open(environment);
        directory = opened;
        String url = environment.getProperty(DATASOURCE_URL);
        if (url == null) decided.put(DATASOURCE_URL, EmbeddedUrl.of(opened.path()));
        else if (PostgresUrl.is(url)) decided.putAll(postgres(url));
        environment.getPropertySources().addFirst(new MapPropertySource("preparation", decided));
    }

    /** Migrations take as long as they take: they get connections of their own, without the limits of the pool. */
    private static Map<String, Object> postgres(String url) {
        Map<String, Object> decided = new HashMap<>();
        PostgresUrl.properties("link-loom")
                .forEach(
                        (name, value) -> decided.put("spring.datasource.hikari.data-source-properties." + name, value));
        decided.put("spring.flyway.url", url);
        decided.put("spring.flyway.user", "${spring.datasource.username:}");
        decided.put("spring.flyway.password", "${spring.datasource.password:}");
        return decided;
    }

    private static DataDirectory open(ConfigurableEnvironment environment) {
        try {
            return DataDirectory.open(
                    java.nio.file.Path.of(environment.getProperty("link-loom.data-dir", "./link-loom-data")));
        } catch (DataDirectory.Unavailable e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the start failed because the server must not start. */
    public static boolean isRefusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof Refusal) return true;
        return false;
    }

    static boolean hasTokens(Environment environment) {
        return environment.containsProperty("link-loom.tokens[0].sha256");
    }

    /** The locked directory of this process. */
    static DataDirectory directory() {
        DataDirectory opened = directory;
        if (opened == null)
            throw new IllegalStateException("Expected the data directory to be open before the server starts");
        return opened;
    }
}
