package io.linkloom.cli.watch.state;

import java.util.List;

/**
 * Something to say, before it is put into a language.
 *
 * @param key of a text; {@value #SAID} for what somebody else said already, in its own words
 */
public record Message(Tone tone, String key, List<Object> values) {
    public static final String SAID = "said";

    /** How it is meant. */
    public enum Tone {
        INFO,
        GOOD,
        BAD
    }

    public Message {
        values = List.copyOf(values);
    }

    public static Message info(String key, Object... values) {
        return new Message(Tone.INFO, key, List.of(values));
    }

    public static Message good(String key, Object... values) {
        return new Message(Tone.GOOD, key, List.of(values));
    }

    public static Message bad(String key, Object... values) {
        return new Message(Tone.BAD, key, List.of(values));
    }

    public static Message refusal(String words) {
        return bad(SAID, words);
    }
}
