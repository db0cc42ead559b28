package io.linkloom.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.desktop.connection.Sight.Reason;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts english = Texts.in(Locale.ENGLISH);
    private final Texts ukrainian = Texts.in(Locale.forLanguageTag("uk-UA"));

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(ukrainian.bundle().keySet()).isEqualTo(english.bundle().keySet());
        assertThat(ukrainian.get("refresh")).isEqualTo("Оновити");
        assertThat(english.get("refresh")).isEqualTo("Refresh");
    }

    @Test
    void everybodyElseReadsEnglish() {
        assertThat(Texts.in(Locale.JAPANESE).get("refresh")).isEqualTo("Refresh");
    }

    @Test
    void everyStateAndEveryReasonHasWords() {
        for (Texts texts : new Texts[] {english, ukrainian}) {
            for (ExecutionState state : ExecutionState.values())
                assertThat(texts.get("state." + state)).isNotBlank();
            for (Reason reason : Reason.values())
                assertThat(texts.get("offline." + reason, "a", "b")).isNotBlank();
        }
    }

    @Test
    void placeholdersAreFilledIn() {
        assertThat(ukrainian.get("status.online", "http://x", "1.0")).isEqualTo("З’єднано з http://x · версія 1.0");
    }
}
