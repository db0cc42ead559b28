package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Texts.keys(Texts.UKRAINIAN)).isEqualTo(Texts.keys(Texts.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void everyKindOfProblemHasWords(ProblemKind kind) {
        assertThat(Texts.keys(Texts.ENGLISH)).contains(kind.code() + ".title", kind.code() + ".detail");
    }
}
