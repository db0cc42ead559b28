package io.linkloom.cli.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one room, read when the first one is asked for: `texts.properties` beside the class that stands for it, `texts_uk.properties` over it
 * for Ukrainian.
 */
public final class Texts {
    private final Class<?> room;
    private final Supplier<Locale> language;
    private @Nullable Properties loaded;

    public Texts(Class<?> room, Locale language) {
        this(room, () -> language);
    }

    /**
     * @param language asked when the first text is: options that name it may not have been read yet
     */
    public Texts(Class<?> room, Supplier<Locale> language) {
        this.room = room;
        this.language = language;
    }

    public static boolean isUkrainian(Locale locale) {
        return locale.getLanguage().equals("uk");
    }

    /**
     * The text of a key, its placeholders filled in: `{0}`, or `{0|execution|executions}` for the word after a number (in Ukrainian three forms).
     *
     * @throws MissingResourceException when there is none; a test looks that this does not happen
     */
    public String text(String key, @Nullable Object... values) {
        String text = texts().getProperty(key);
        if (text == null) {
            throw new MissingResourceException("No text " + key + " beside " + room.getName(), room.getName(), key);
        }
        return Placeholders.fill(text, language.get(), values);
    }

    /** As it stands, or null when there is none. */
    public @Nullable String find(String key) {
        return texts().getProperty(key);
    }

    public Set<String> keys() {
        return texts().stringPropertyNames();
    }

    private Properties texts() {
        if (loaded == null) {
            Properties texts = new Properties();
            load(texts, "texts.properties");
            if (isUkrainian(language.get())) load(texts, "texts_uk.properties");
            loaded = texts;
        }
        return loaded;
    }

    private void load(Properties texts, String name) {
        try (InputStream in = room.getResourceAsStream(name)) {
            if (in != null) texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
