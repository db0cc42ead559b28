package io.linkloom.server.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings under `link-loom.secrets`: where the keys are.
 *
 * @param keyFile null: `secrets.key` in the data directory
 * @param key the keys themselves, best from the environment (`LINK_LOOM_SECRETS_KEY`); then no file is looked at
 */
@ConfigurationProperties("link-loom.secrets")
public record SecretSettings(
        @Nullable Path keyFile, @Nullable String key) {

    /** Without the key. */
    @Override
    public String toString() {
        return "SecretSettings[keyFile=" + keyFile + "]";
    }
}
