package io.linkloom.model.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JitterTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    @Test
    void isTheSameForEverOnEveryMachine() {
        assertThat(Jitter.offset(HALF_MINUTE, "analytics/daily-report/0 3 * * *", NOON))
                .isEqualTo(Duration.ofMillis(27_448));
    }

    @Test
    void spreadsTriggersAndInstantsEvenly() {
        int[] byTrigger = new int[30];
        int[] byInstant = new int[30];
        for (int i = 0; i < 30_000; i++) {
            byTrigger[(int) Jitter.offset(HALF_MINUTE, "trigger-" + i, NOON).toSeconds()]++;
            byInstant[
                    (int) Jitter.offset(HALF_MINUTE, "trigger", NOON.plusSeconds(60L * i))
                            .toSeconds()]++;
        }
        // A thousand expected in each second; 150 is almost five standard deviations.
        assertThat(Arrays.stream(byTrigger)).allMatch(count -> count > 850 && count < 1150);
        assertThat(Arrays.stream(byInstant)).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void staysBelowItsLimit() {
        assertThat(Jitter.offset(Duration.ZERO, "a", NOON)).isZero();
        assertThat(Jitter.offset(Duration.ofSeconds(-1), "a", NOON)).isZero();
        assertThat(Jitter.offset(Duration.ofMillis(1), "a", NOON)).isZero();
        assertThat(Jitter.offset(Duration.ofSeconds(Long.MAX_VALUE), "a", NOON)).isPositive();
    }
}
