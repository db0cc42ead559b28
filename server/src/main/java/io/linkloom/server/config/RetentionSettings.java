package io.linkloom.server.config;

import io.linkloom.server.retention.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under `link-loom.retention`: how much of what has ended is kept. Nothing of what has not ended is ever deleted.
 *
 * @param age since its end; 0: for ever
 * @param count executions in the whole installation; 0: all
 * @param deadLetters an execution with an open dead letter stays so long; 0: for ever
 * @param every how often it is looked at
 */
@ConfigurationProperties("link-loom.retention")
record RetentionSettings(
        @DefaultValue("90d") Duration age,
        @DefaultValue("1000000") long count,
        @DefaultValue("365d") Duration deadLetters,
        @DefaultValue("10m") Duration every) {

    Limits limits() {
        return new Limits(positive(age), count <= 0 ? null : (Long) count, positive(deadLetters));
    }

    private static @Nullable Duration positive(Duration given) {
        return given.isPositive() ? given : null;
    }
}
