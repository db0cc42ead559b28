package io.linkloom.server.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many may leave in a time. */
class TokenBucketTest {
    private final ManualTicks ticks = new ManualTicks();

    private int takeAll(TokenBucket bucket) {
        int taken = 0;
        for (; bucket.available() > 0; taken++) bucket.take();
        return taken;
    }

    @Test
    void theBurstAtOnceAndThenAsManyAsTheRateSays() {
        TokenBucket bucket = new TokenBucket(new Rate(10, Duration.ofSeconds(1), 3), ticks);
        assertThat(takeAll(bucket)).isEqualTo(3);
        ticks.pass(Duration.ofMillis(99));
        assertThat(bucket.available()).isZero();
        assertThat(bucket.nextAt() - ticks.nanos()).isEqualTo(1_000_000);
        ticks.pass(Duration.ofMillis(1));
        assertThat(takeAll(bucket)).isEqualTo(1);
        ticks.pass(Duration.ofMinutes(10));
        assertThat(takeAll(bucket)).isEqualTo(3);
    }

    @Test
    void overALongTimeNoneMoreAndNoneLess() {
        TokenBucket bucket = new TokenBucket(new Rate(90, Duration.ofMinutes(1), 2), ticks);
        int taken = takeAll(bucket);
        for (int i = 0; i < 6_000; i++) {
            ticks.pass(Duration.ofMillis(100));
            taken += takeAll(bucket);
        }
        assertThat(taken).isBetween(901, 902);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainButNeverMoreThanTheBurst() {
        TokenBucket bucket = new TokenBucket(new Rate(1, Duration.ofHours(1), 2), ticks);
        bucket.take();
        bucket.take();
        bucket.giveBack();
        assertThat(bucket.available()).isEqualTo(1);
        bucket.giveBack();
        bucket.giveBack();
        assertThat(takeAll(bucket)).isEqualTo(2);
    }
}
