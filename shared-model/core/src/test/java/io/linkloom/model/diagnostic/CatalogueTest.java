package io.linkloom.model.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue english = Catalogue.of(Locale.ENGLISH);
    private final Catalogue ukrainian = Catalogue.of(Locale.of("uk", "UA"));

    @Test
    void bothLanguagesHaveEveryMessageAndNoOther() {
        Set<String> keys = new HashSet<>();
        for (Code code : Code.values()) keys.add(code.key());
        for (Phrase phrase : Phrase.values()) keys.add(phrase.key());

        assertThat(english.keys()).isEqualTo(keys);
        assertThat(ukrainian.keys()).isEqualTo(keys);
    }

    @Test
    void bothLanguagesUseTheSameArguments() {
        for (String key : english.keys()) {
            assertThat(arguments(ukrainian.pattern(key))).as(key).isEqualTo(arguments(english.pattern(key)));
        }
    }

    private static Set<String> arguments(String pattern) {
        return new TreeSet<>(Pattern.compile("\\{\\d}")
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .toList());
    }

    @Test
    void argumentsMayBePhrasesAndBraces() {
        Text text = Text.of(Code.WRONG_TYPE, Text.of(Phrase.STRING), "{0}");

        assertThat(text.in(Locale.ENGLISH)).isEqualTo("Expected a string, but found {0}");
        assertThat(text.in(Locale.of("uk"))).isEqualTo("Очікується рядок, а тут {0}");
        assertThat(text.in(Locale.GERMAN)).isEqualTo(text.in(Locale.ENGLISH));
    }

    @Test
    void theNearestNameIsWhatSomebodyMeant() {
        List<String> keys = Arrays.asList("schedule", "timezone", "timeout", "tasks");

        assertThat(Nearest.to("scheduel", keys)).isEqualTo("schedule");
        assertThat(Nearest.to("Tasks", keys)).isEqualTo("tasks");
        assertThat(Nearest.to("task", keys)).isEqualTo("tasks");
        assertThat(Nearest.to("timeOut", keys)).isEqualTo("timeout");
        assertThat(Nearest.to("webhook", keys)).isNull();
        assertThat(Nearest.to("", keys)).isNull();
    }
}
