package io.linkloom.engine.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.definition.RetryPolicy;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RetryPolicy EXACT = policy(RetryPolicy.Backoff.EXPONENTIAL, 0);

    private static RetryPolicy policy(RetryPolicy.Backoff backoff, double jitter) {
        return new RetryPolicy(9, backoff, Duration.ofSeconds(1), 2, Duration.ofMinutes(5), jitter, Set.of());
    }

    @Test
    void growsByItsFactorUpToTheLongest() {
        assertThat(Backoff.delay(EXACT, 1, 0, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.delay(EXACT, 4, 0, null)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Backoff.delay(EXACT, 20, 0, null)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Backoff.delay(EXACT, 100_000, 0, null)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void staysTheSameWhereItIsFixed() {
        assertThat(Backoff.delay(policy(RetryPolicy.Backoff.FIXED, 0), 7, 0, null))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void jitterSpreadsItEvenlyAroundTheDelay() {
        RetryPolicy jittery = policy(RetryPolicy.Backoff.FIXED, 0.1);
        double sum = 0;
        for (long random = 0; random < 10_000; random++) {
            long millis = Backoff.delay(jittery, 1, random, null).toMillis();
            assertThat(millis).isBetween(900L, 1100L);
            sum += millis;
        }
        assertThat(sum / 10_000).isBetween(995.0, 1005.0);
    }

    @Test
    void whatTheBackendAskedForIsAFloorOfAtMostAnHour() {
        assertThat(Backoff.delay(EXACT, 1, 0, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(Backoff.delay(EXACT, 8, 0, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(128));
        assertThat(Backoff.delay(EXACT, 1, 0, Duration.ofDays(3))).isEqualTo(Duration.ofHours(1));
    }
}
