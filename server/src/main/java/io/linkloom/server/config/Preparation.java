package io.linkloom.server.config;

import io.linkloom.server.backup.BackupException;
import io.linkloom.server.backup.Upgrade;
import io.linkloom.server.security.AddressPolicy;
import io.linkloom.server.storage.DataDirectory;
import io.linkloom.server.storage.EmbeddedUrl;
import io.linkloom.server.storage.PostgresUrl;
import java.time.InstantSource;
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

    /** Of the embedded database of this process; null when it has another one. */
    private static volatile @Nullable Upgrade upgrade;

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
        upgrade = url == null ? prepareUpgrade(environment, opened) : null;
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
        // Where both are started together the database often comes later: about a minute.
        decided.put("spring.flyway.connect-retries", 30);
        decided.put("spring.flyway.connect-retries-interval", "2s");
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

    private static Upgrade prepareUpgrade(Environment environment, DataDirectory opened) {
        String keep = environment.getProperty("link-loom.backup.keep", "3");
        if (!keep.matches("[1-9]\\d{0,3}"))
            throw new Refusal(
                    "The setting link-loom.backup.keep is `" + keep + "`; it has to be a number from 1 to 9999.");
        try {
            return Upgrade.prepare(
                    opened.path(), BackupConfiguration.origin(), Integer.parseInt(keep), InstantSource.system());
        } catch (BackupException e) {
            opened.close();
            throw new Refusal(e.sentence());
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

    /** Of the embedded database; null when it has another one. */
    static @Nullable Upgrade upgrade() {
        return upgrade;
    }

    /** The locked directory of this process. */
    static DataDirectory directory() {
        DataDirectory opened = directory;
        if (opened == null)
            throw new IllegalStateException("Expected the data directory to be open before the server starts");
        return opened;
    }
}
