package io.linkloom.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts in the language of a person: Ukrainian, or English for everybody else. */
public record Texts(ResourceBundle bundle, Locale locale) {
    private static final String BUNDLE = "io.linkloom.desktop.text.texts";

    /** Falls back to English, never to the language of the machine. */
    public static Texts in(Locale locale) {
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(ResourceBundle.getBundle(BUNDLE, locale, control), locale);
    }

    /** The text of a key with its placeholders `{0}`, `{1}` filled in. */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
