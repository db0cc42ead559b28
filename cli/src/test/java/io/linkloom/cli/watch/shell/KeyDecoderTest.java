package io.linkloom.cli.watch.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.watch.state.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDecoderTest {
    /** `^` is an Escape, `_` a moment in which nothing comes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "jk | Typed[codePoint=106] Typed[codePoint=107]",
                "щ | Typed[codePoint=1097]",
                "🧵 | Typed[codePoint=129525]",
                "^[A^OB | UP DOWN",
                "^[5~^[6~^[H^[4~^[Z | PAGE_UP PAGE_DOWN HOME END BACK_TAB",
                "^[1;5C | RIGHT",
                "^_q | ESCAPE Typed[codePoint=113]",
                "^[200~rm -rf^[201~q | Pasted[text=rm -rf] Typed[codePoint=113]",
                "^[200~never closed | Pasted[text=never closed]",
                "^[99~x | Typed[codePoint=120]",
                "^xq | Typed[codePoint=113]"
            })
    void makesKeysOfWhatATerminalSends(String sent, String keys) throws IOException {
        assertThat(decoded(sent.replace('^', '\u001b'))).isEqualTo(keys);
    }

    private static String decoded(String sent) throws IOException {
        int[] at = {0};
        KeyDecoder decoder = new KeyDecoder(millis -> {
            if (at[0] == sent.length()) return KeyDecoder.Source.END;
            char next = sent.charAt(at[0]++);
            return next == '_' ? KeyDecoder.Source.NOTHING : next;
        });
        List<String> keys = new ArrayList<>();
        for (Key key = decoder.next(); key != null; key = decoder.next()) keys.add(key.toString());
        return String.join(" ", keys);
    }
}
