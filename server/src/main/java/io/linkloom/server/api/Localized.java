package io.linkloom.server.api;

import java.util.Locale;

/** An argument of a text that reads differently in each language. */
@FunctionalInterface
interface Localized {
    String in(Locale locale);

    /** A text of the catalogue. */
    static Localized of(String key, Object... arguments) {
        return locale -> Texts.of(locale, key, arguments);
    }
}
