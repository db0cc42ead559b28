package io.linkloom.model.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S, 500ms",
        "30s, PT30S, 30s",
        "5m, PT5M, 5m",
        "2h, PT2H, 2h",
        "1d, PT24H, 1d",
        "1h30m, PT1H30M, 1h30m",
        "90m, PT1H30M, 1h30m",
        "1d2h3m4s5ms, PT26H3M4.005S, 1d2h3m4s5ms",
        "PT5M, PT5M, 5m",
        "p1dt1h, PT25H, 1d1h",
        "PT0.0005S, PT0.0005S, PT0.0005S",
        "0s, PT0S, 0s",
        "000005m, PT5M, 5m",
        "100000d, PT2400000H, 100000d"
    })
    void areReadAndWritten(String text, Duration duration, String written) throws DurationFormatException {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | 1h30m
            30                        | write `30s`
            1.5h                      | write `1h30m`
            5M                        | is not a duration
            30m1h                     | larger units first
            1h 30m                    | is not a duration
            -5m                       | is not a duration
            P1M                       | is not a duration
            PT                        | is not a duration
            PT-5M                     | is negative
            100001d                   | is at most `100000d`
            99999999999999999999999ms | is at most
            99999999999999999999999d  | is at most
            9999999999999d9999999999999h9999999999999m9999999999999s9999999999999ms | is at most
            PT999999999999999999S     | is at most
            """)
    void areRefusedWithWhatWouldBeRight(String text, String message) {
        assertThatExceptionOfType(DurationFormatException.class)
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.ukrainian()).containsPattern("[а-яіїє]"));
    }

    @Test
    void negativeOnesHaveNoText() {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.format(Duration.ofMillis(-1)));
    }

    @Test
    void whatIsWrittenIsReadBack() throws DurationFormatException {
        long seed = Long.getLong("loom.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long nanos = random.nextLong(Durations.MAX.toNanos()) >>> random.nextInt(63);
            Duration duration = Duration.ofNanos(random.nextBoolean() ? nanos : nanos - nanos % 1_000_000);
            assertThat(Durations.parse(Durations.format(duration)))
                    .as("seed %d", seed)
                    .isEqualTo(duration);
        }
    }

    @Test
    void anyTextIsReadOrRefused() {
        long seed = Long.getLong("loom.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "0",
                "1",
                "9999999999",
                "d",
                "h",
                "m",
                "s",
                "ms",
                "P",
                "T",
                "M",
                "S",
                "D",
                "-",
                "+",
                ".",
                " ",
                "٣",
                "%s");
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--)
                text.append(pieces.get(random.nextInt(pieces.size())));
            try {
                assertThat(Durations.parse(text.toString()))
                        .as("seed %d: %s", seed, text)
                        .isBetween(Duration.ZERO, Durations.MAX);
            } catch (DurationFormatException e) {
                assertThat(e).hasMessageContaining("duration");
            }
        }
    }
}
