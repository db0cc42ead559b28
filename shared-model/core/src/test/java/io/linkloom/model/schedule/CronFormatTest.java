package io.linkloom.model.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @hourly              | 0 * * * *
            @daily               | 0 0 * * *
            @Midnight            | 0 0 * * *
            @weekly              | 0 0 * * 0
            @monthly             | 0 0 1 * *
            @yearly              | 0 0 1 1 *
            @annually            | 0 0 1 1 *
            0 0 * * 7            | 0 0 * * SUN
            0 0 * * 5-7          | 0 0 * * 0,5,6
            0 0 * * fri-Sun      | 0 0 * * FRI,SAT,SUN
            0 0 * * MON-FRI/2    | 0 0 * * 1,3,5
            0 0 * jan-MAR,12 *   | 0 0 * 1,2,3,12 *
            20/15 * * * *        | 20,35,50 * * * *
            1-10/4,30 * * * *    | 1,5,9,30 * * * *
            */60 */24 * * *      | 0 0 * * *
            05 00 01 * *         | 5 0 1 * *
            """)
    void theyMeanTheSame(String one, String other) throws CronFormatException {
        assertThat(firings(one)).isNotEmpty().isEqualTo(firings(other));
    }

    @Test
    void whiteSpaceAroundAndBetweenIsFree() throws CronFormatException {
        assertThat(firings("  0\t3  * * *\n")).isEqualTo(firings("0 3 * * *"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                  | 1  | five fields
            0 3 * *             | 7  | here the count is 4; write for example `0 3 * * *`
            0 0 3 * * *         | 1  | no seconds, here the count is 6; without the others it is `0 3 * * *`
            0 15 10 ? * MON-FRI | 1  | `15 10 * * MON-FRI`
            0 0 3 ? * * 2027    | 1  | `0 3 * * *`
            0 3 * * * /bin/run  | 11 | `0 3 * * *`
            @reboot             | 1  | `@reboot` is not a nickname; there are @hourly
            ' @daily 5'         | 2  | each alone
            0 0 ? * 1           | 5  | write `*`
            x * * * *           | 1  | `x` does not fit the field “minute”; write 0-59
            0 0 L * *           | 5  | `L` does not fit the field “day of month”
            0 0 * * MON#2       | 9  | `MON#2` does not fit the field “day of week”; write 0-7, SUN-SAT
            0 0 * Sept *        | 7  | 1-12, JAN-DEC
            0 1,,2 * * *        | 5  | `1,,2` does not fit
            0 1, * * *          | 5  | `1,` does not fit
            -5 * * * *          | 1  | `-5` does not fit
            5- * * * *          | 3  | `5-` does not fit
            ** * * * *          | 1  | `**` does not fit
            60 * * * *          | 1  | 60 is outside the field “minute”; write 0-59
            0 1-24 * * *        | 5  | 24 is outside the field “hour”; write 0-23
            0 0 0 * *           | 5  | 0 is outside the field “day of month”
            0 0 * * 8           | 9  | 0-7
            99999999999 * * * * | 1  | outside
            0 22-2 * * *        | 3  | write `22-23,0-2`
            0 0 * * FRI-MON     | 9  | write `5-7,1`
            0 0 * * 5-0         | 9  | write `5-7`
            */0 * * * *         | 3  | `0` is not a step of the field “minute”; write a number from 1 to 60
            */90 * * * *        | 3  | 1 to 60
            1-5/ * * * *        | 5  | not a step
            0 0 30 2 *          | 5  | never fires
            0 0 31 4,6,9,11 *   | 5  | never fires
            """)
    void saysWhatIsWrongWhereAndWhatWouldBeRight(String text, int column, String message) {
        assertThatExceptionOfType(CronFormatException.class)
                .isThrownBy(() -> CronSchedule.parse(text))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.column()).isEqualTo(column))
                .satisfies(e ->
                        assertThat(e.ukrainian()).containsPattern("[а-яіїє]").doesNotContain("%"));
    }

    @Test
    void namesTheFieldInUkrainian() {
        assertThatExceptionOfType(CronFormatException.class)
                .isThrownBy(() -> CronSchedule.parse("0 0 * 13 *"))
                .satisfies(e -> assertThat(e.ukrainian())
                        .isEqualTo("13 виходить за межі поля «місяць»; напишіть 1-12, JAN-DEC"));
    }

    @Test
    void anyTextIsReadOrRefused() {
        long seed = Long.getLong("loom.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "*",
                "*",
                "/",
                "-",
                ",",
                " ",
                " ",
                " ",
                "0",
                "1",
                "7",
                "59",
                "99999999999",
                "MON",
                "jan",
                "@",
                "@daily",
                "?",
                "L",
                "#",
                "%",
                "%s",
                "$1",
                "\\",
                "\t",
                "\n",
                "\u0000",
                "\u00a0",
                "٣",
                "ı",
                "\ud800",
                "є");
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(16); length > 0; length--)
                text.append(pieces.get(random.nextInt(pieces.size())));
            readOrRefused(text.toString(), seed);
        }
        readOrRefused("1,".repeat(100_000), seed);
        readOrRefused("* ".repeat(100_000), seed);
    }

    private static void readOrRefused(String text, long seed) {
        try {
            assertThat(CronSchedule.parse(text).next(Instant.EPOCH, ZoneOffset.UTC))
                    .isPresent();
        } catch (CronFormatException e) {
            assertThat(e.column()).isBetween(1, Math.max(1, text.length() + 1));
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + text, e);
        }
    }

    private static List<Firing> firings(String expression) throws CronFormatException {
        return CronSchedule.parse(expression)
                .between(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2028-01-01T00:00:00Z"),
                        ZoneOffset.UTC,
                        20_000);
    }
}
