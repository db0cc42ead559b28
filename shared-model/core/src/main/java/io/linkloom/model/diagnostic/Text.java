package io.linkloom.model.diagnostic;

import java.util.List;
import java.util.Locale;

/**
 * A sentence or a phrase of the catalogue with its arguments, readable in every language of the catalogue.
 *
 * @param key in the catalogue
 * @param arguments strings, numbers, or texts again
 */
public record Text(String key, List<Object> arguments) {
    private static final String SAID = "said";

    public Text {
        arguments = List.copyOf(arguments);
    }

    public static Text of(Code code, Object... arguments) {
        return new Text(code.key(), List.of(arguments));
    }

    public static Text of(Phrase phrase, Object... arguments) {
        return new Text(phrase.key(), List.of(arguments));
    }

    /** What another room said already, in both languages. */
    public static Text said(String english, String ukrainian) {
        return new Text(SAID, List.of(english, ukrainian));
    }

    /** In Ukrainian for a Ukrainian locale, else in English. */
    public String in(Locale locale) {
        if (key.equals(SAID))
            return String.valueOf(arguments.get(locale.getLanguage().equals("uk") ? 1 : 0));
        String pattern = Catalogue.of(locale).pattern(key);
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean slot = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}';
            int index = slot ? pattern.charAt(i + 1) - '0' : -1;
            if (index >= 0 && index < arguments.size()) {
                out.append(arguments.get(index) instanceof Text text ? text.in(locale) : arguments.get(index));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
