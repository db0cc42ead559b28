package io.linkloom.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static Duration s(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void percentilesAreWhatTheirNamesSay() {
        Span span = new Span.Percentiles(s(1), s(2), s(10), s(30), s(60));

        assertThat(span.at(0)).isEqualTo(s(1));
        assertThat(span.at(0.5)).isEqualTo(s(2));
        assertThat(span.at(0.9)).isEqualTo(s(10));
        assertThat(span.at(0.99)).isEqualTo(s(30));
        assertThat(span.at(1)).isEqualTo(s(60));
        assertThat(span.at(0.7)).isBetween(s(4), s(5));
    }

    @Test
    void whatIsNotGivenFollows() {
        assertThat(Span.Percentiles.of(null, s(4), null, null, null))
                .isEqualTo(new Span.Percentiles(s(2), s(4), s(8), s(16), s(20)));
        assertThat(Span.Percentiles.of(null, s(4), null, s(5), null))
                .isEqualTo(new Span.Percentiles(s(2), s(4), s(5), s(5), Duration.ofMillis(6250)));
        assertThat(Span.Percentiles.of(s(9), s(4), null, null, null).isAscending())
                .isFalse();
    }

    @Test
    void aRangeIsEven() {
        Span span = new Span.Between(s(2), s(6));

        assertThat(span.at(0)).isEqualTo(s(2));
        assertThat(span.at(0.25)).isEqualTo(s(3));
        assertThat(span.at(1)).isEqualTo(s(6));
    }
}
