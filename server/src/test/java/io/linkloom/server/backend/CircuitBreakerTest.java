package io.linkloom.server.backend;

import static io.linkloom.server.backend.CircuitBreaker.State.CLOSED;
import static io.linkloom.server.backend.CircuitBreaker.State.HALF_OPEN;
import static io.linkloom.server.backend.CircuitBreaker.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When an instance is left alone, and when it is tried again. */
class CircuitBreakerTest {
    private static final Verdict GOOD = new Verdict.Answered();
    private static final Verdict BAD = new Verdict.Failed("HTTP_500");
    private static final Verdict UNREACHED = new Verdict.Unconnected("refused");

    private final ManualTicks ticks = new ManualTicks();
    private final CircuitBreaker breaker = new CircuitBreaker(BreakerSettings.DEFAULT, ticks.nanos());

    private void call(Verdict verdict) {
        breaker.end(breaker.begin(ticks.nanos()), verdict, ticks.nanos());
    }

    private CircuitBreaker.State state() {
        return breaker.state(ticks.nanos());
    }

    @Test
    void halfOfTwentyFailuresOpenItAndFewerCallsTellNothing() {
        for (int i = 0; i < 10; i++) call(BAD);
        for (int i = 0; i < 9; i++) call(GOOD);
        assertThat(state()).isEqualTo(CLOSED);
        call(BAD);
        assertThat(state()).isEqualTo(OPEN);
    }

    @Test
    void lessThanHalfLeavesItClosed() {
        for (int i = 0; i < 1000; i++) call(i % 5 < 2 ? BAD : GOOD);
        assertThat(state()).isEqualTo(CLOSED);
    }

    @Test
    void whatIsOlderThanTheWindowDoesNotCount() {
        for (int i = 0; i < 19; i++) call(BAD);
        ticks.pass(Duration.ofSeconds(33));
        for (int i = 0; i < 19; i++) call(BAD);
        assertThat(state()).isEqualTo(CLOSED);
        call(BAD);
        assertThat(state()).isEqualTo(OPEN);
    }

    @Test
    void theWindowMovesInSteps() {
        for (int i = 0; i < 15; i++) call(BAD);
        ticks.pass(Duration.ofSeconds(20));
        for (int i = 0; i < 4; i++) call(BAD);
        ticks.pass(Duration.ofSeconds(15));
        call(BAD);
        assertThat(state()).isEqualTo(CLOSED);
    }

    @Test
    void fiveConnectionsInARowThatCannotBeMadeOpenItAtOnce() {
        for (int i = 0; i < 4; i++) call(UNREACHED);
        call(GOOD);
        for (int i = 0; i < 4; i++) call(UNREACHED);
        assertThat(state()).isEqualTo(CLOSED);
        call(UNREACHED);
        assertThat(state()).isEqualTo(OPEN);
    }

    @Test
    void whenItsTimeIsOverOneCallTriesAndAnAnswerClosesIt() {
        for (int i = 0; i < 5; i++) call(UNREACHED);
        ticks.pass(Duration.ofMillis(14_999));
        assertThat(state()).isEqualTo(OPEN);
        ticks.pass(Duration.ofMillis(1));
        assertThat(state()).isEqualTo(HALF_OPEN);
        assertThat(breaker.isProbing()).isFalse();
        int probe = breaker.begin(ticks.nanos());
        assertThat(breaker.isProbing()).isTrue();
        breaker.end(probe, GOOD, ticks.nanos());
        assertThat(state()).isEqualTo(CLOSED);
        // What failed before is forgotten.
        for (int i = 0; i < 4; i++) call(UNREACHED);
        assertThat(state()).isEqualTo(CLOSED);
    }

    @Test
    void aTryThatFailsOpensItAgainForAsLong() {
        for (int i = 0; i < 5; i++) call(UNREACHED);
        ticks.pass(Duration.ofSeconds(20));
        call(BAD);
        assertThat(state()).isEqualTo(OPEN);
        ticks.pass(Duration.ofMillis(14_999));
        assertThat(state()).isEqualTo(OPEN);
        ticks.pass(Duration.ofMillis(1));
        assertThat(state()).isEqualTo(HALF_OPEN);
    }

    @Test
    void aTryOfWhichNothingIsKnownIsTriedAgain() {
        for (int i = 0; i < 5; i++) call(UNREACHED);
        ticks.pass(Duration.ofSeconds(15));
        call(new Verdict.Unknown());
        assertThat(state()).isEqualTo(HALF_OPEN);
        assertThat(breaker.isProbing()).isFalse();
    }

    @Test
    void whatBeganBeforeItOpenedNeitherClosesItNorOpensItForLonger() {
        int slow = breaker.begin(ticks.nanos());
        int slower = breaker.begin(ticks.nanos());
        for (int i = 0; i < 5; i++) call(UNREACHED);
        breaker.end(slow, GOOD, ticks.nanos());
        assertThat(state()).isEqualTo(OPEN);
        ticks.pass(Duration.ofSeconds(15));
        assertThat(state()).isEqualTo(HALF_OPEN);
        breaker.end(slower, BAD, ticks.nanos());
        assertThat(state()).isEqualTo(HALF_OPEN);
    }
}
