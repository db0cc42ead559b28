package io.linkloom.cli.script;

import java.util.ArrayList;
import java.util.List;

/** Splits a line as a shell does: blanks part words, quotes of both kinds keep them together. */
final class Words {
    private Words() {}

    static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote != 0) {
                if (c == quote) quote = 0;
                else word.append(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                inside = true;
            } else if (c == ' ') {
                if (inside) words.add(word.toString());
                word.setLength(0);
                inside = false;
            } else {
                word.append(c);
                inside = true;
            }
        }
        if (inside) words.add(word.toString());
        return words;
    }
}
