package io.linkloom.model.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.*, a.b.c, true",
        "a.*, a., true",
        "*.c, a.b.c, true",
        "a*c*e, abcde, true",
        "a.*, b.a, false",
        "a*c*e, abcd, false",
        "*, anything, true",
        "a**b, ab, true",
        "a.b, a.bc, false"
    })
    void aStarStandsForAnyCharacters(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }
}
