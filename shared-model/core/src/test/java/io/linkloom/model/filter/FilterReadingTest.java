package io.linkloom.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterReadingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status:failed,timeout workflow:daily-* started:>-24h",
                "is:failed ns:etl -tag:test",
                "error~\"ECONN.*\" OR error:refused",
                "(is:running OR is:queued) NOT trigger:manual",
                "duration:>5m duration:1m..2h rev:>=3",
                "created:2026-11-01..2026-11-07 ended:today started:yesterday",
                "started:>=2026-11-01T10:00 ended:<2026-11-01T10:00:00Z",
                "label.region=ua status!=succeeded",
                "exec-123 daily",
                "\"a text : with = signs\"",
                "((a OR b) c) OR d"
            })
    void understandsWhatTheGrammarSays(String line) {
        assertThat(FilterReading.of(line).problems()).isEmpty();
    }

    /** Where it is wrong, as `from-to`, and what is said there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statsu:failed | 0-6 | did you mean `status`",
                "status:faild | 7-12 | did you mean `failed`",
                "a status: | 2-9 | A value has to follow `status:`",
                "status:failed, | 13-14 | A value is missing here",
                "status>failed | 6-13 | has no order",
                "backend:reports | 0-15 | cannot tell `backend`",
                "param.region=ua | 0-15 | cannot tell `param.region`",
                "is:slow | 3-7 | cannot tell `is:slow`",
                "duration:>2x | 10-12 | does not know what is usual",
                "duration:fast | 9-13 | is not a duration",
                "started:sometime | 8-16 | is no time",
                "started:2026-13-40 | 8-18 | is no time",
                "rev:new | 4-7 | is no whole number",
                "error~( | 0-6 | A value has to follow",
                "error~\"a(\" | 6-10 | no regular expression",
                "(a b | 0-1 | is not closed",
                "a) b | 1-2 | Nothing was opened",
                "a OR | 2-4 | has to follow `OR`",
                "OR a | 0-2 | has to stand before `OR`",
                "- | 0-1 | has to follow",
                "NOT | 0-3 | has to follow",
                "workflow:\"a | 9-11 | quote is not closed",
                "started:>a..b | 7-13 | stands after `:`",
                "http://x | 0-4 | There is no field `http`"
            })
    void saysWhereItIsWrong(String line, String place, String message) {
        FilterProblem problem = FilterReading.of(line).problems().getFirst();

        assertThat(problem.from() + "-" + problem.to()).isEqualTo(place);
        assertThat(problem.text().in(Locale.ENGLISH)).contains(message);
        assertThat(problem.text().in(Locale.of("uk"))).isNotBlank().containsPattern("[а-яіїєґ]");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(FilterReading.of("statsu:x is:odd duration:?").problems()).hasSize(3);
    }

    @Test
    void neitherDepthNorLengthNorAnyCharacterBreaksIt() {
        assertThat(FilterReading.of("(".repeat(900)).problems()).isNotEmpty();
        assertThat(FilterReading.of("a".repeat(1001)).problems()).hasSize(1);
        String signs = "():=!<>~\"\\,.*- ORNT\u0000\u001b\ud83d";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = i, k = 0; k < 6; k++, n /= signs.length()) line.append(signs.charAt(n % signs.length()));
            assertThat(FilterReading.of(line.toString()).problems()).allMatch(each -> each.from() < each.to());
        }
    }
}
