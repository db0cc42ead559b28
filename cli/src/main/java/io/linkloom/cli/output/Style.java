package io.linkloom.cli.output;

import org.jspecify.annotations.Nullable;

/**
 * How things look: with colours or without, with signs of Unicode or ASCII alone.
 *
 * @param signs whether a state has its sign before its word: where a person looks at it
 */
public record Style(boolean colour, boolean ascii, boolean signs) {
    private static final String RESET = "\u001b[0m";

    /** The colours that are used, by what they mean. */
    public enum Tone {
        GOOD("32"),
        BAD("31"),
        ACTIVE("36"),
        WARN("33"),
        FAINT("2"),
        STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    public String paint(@Nullable Tone tone, String text) {
        return colour && tone != null && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + RESET : text;
    }

    /** `✔ SUCCEEDED`: sign, word and colour, so that none of them is needed alone. */
    public String state(String word) {
        Look look = Look.of(word);
        return paint(look.tone(), signs && !look.isNone() ? look.sign(ascii) + " " + word : word);
    }

    /** Text in the colour of a state. */
    public String inColourOf(String state, String text) {
        return paint(Look.of(state).tone(), text);
    }

    /** The sign of a state without its colour, one cell wide; also where nobody looks. */
    public String bareSign(String state) {
        return Look.of(state).sign(ascii);
    }

    /** A sentence with a sign before it, such as `✔` before what was done. */
    public String signed(String state, String sentence) {
        Look look = Look.of(state);
        return signs ? paint(look.tone(), look.sign(ascii)) + " " + sentence : sentence;
    }

    public String ellipsis() {
        return ascii ? "~" : "…";
    }

    /** Text of others without its colours. */
    public static String plain(String text) {
        return text.indexOf('\u001b') < 0 ? text : text.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
