package io.linkloom.server.backend;

import io.linkloom.api.BackendBreaker;
import io.linkloom.api.BackendRate;
import io.linkloom.api.BackendSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what is registered to what it means, and back with every default filled in. */
public final class Specs {
    private Specs() {}

    /** @param spec checked */
    public static BackendDefinition definition(
            String name, BackendSpec spec, List<SigningSecret> secrets, Instant createdAt, Instant updatedAt) {
        return new BackendDefinition(
                name,
                spec.instances() == null ? List.of() : spec.instances(),
                spec.healthPath(),
                spec.concurrency(),
                rate(spec.rate()),
                breaker(spec.breaker()),
                spec.timeout(),
                spec.namespaces() == null ? null : Set.copyOf(spec.namespaces()),
                secrets,
                createdAt,
                updatedAt);
    }

    private static @Nullable Rate rate(@Nullable BackendRate given) {
        if (given == null || given.limit() == null) return null;
        Duration period = period(given.per());
        int together = (int) Math.max(1, Math.ceilDiv(given.limit(), period.toSeconds()));
        return new Rate(given.limit(), period, given.burst() == null ? together : given.burst());
    }

    /** Of the word for it; a second where none is given. */
    public static Duration period(@Nullable String per) {
        if (BackendRate.MINUTE.equals(per)) return Duration.ofMinutes(1);
        if (BackendRate.HOUR.equals(per)) return Duration.ofHours(1);
        return Duration.ofSeconds(1);
    }

    private static String word(Duration period) {
        if (period.equals(Duration.ofMinutes(1))) return BackendRate.MINUTE;
        return period.equals(Duration.ofHours(1)) ? BackendRate.HOUR : BackendRate.SECOND;
    }

    private static BreakerSettings breaker(@Nullable BackendBreaker given) {
        BreakerSettings usual = BreakerSettings.DEFAULT;
        if (given == null) return usual;
        return new BreakerSettings(
                given.failureRate() == null ? usual.failureRate() : given.failureRate(),
                given.minimumCalls() == null ? usual.minimumCalls() : given.minimumCalls(),
                given.window() == null ? usual.window() : given.window(),
                given.openFor() == null ? usual.openFor() : given.openFor(),
                given.connectionFailures() == null ? usual.connectionFailures() : given.connectionFailures());
    }

    /** Names its secrets, but does not hold them. */
    public static BackendSpec of(BackendDefinition definition) {
        Rate rate = definition.rate();
        BreakerSettings breaker = definition.breaker();
        Set<String> namespaces = definition.namespaces();
        return new BackendSpec(
                definition.instances(),
                definition.healthPath(),
                definition.concurrency(),
                rate == null ? null : new BackendRate(rate.limit(), word(rate.period()), rate.burst()),
                new BackendBreaker(
                        breaker.failureRate(),
                        breaker.minimumCalls(),
                        breaker.window(),
                        breaker.openFor(),
                        breaker.connectionFailures()),
                definition.timeout(),
                namespaces == null ? null : namespaces.stream().sorted().toList(),
                definition.secrets().stream().map(SigningSecret::id).toList());
    }
}
