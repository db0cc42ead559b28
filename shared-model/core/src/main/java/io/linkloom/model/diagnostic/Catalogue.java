package io.linkloom.model.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The messages of one language: `messages.properties` and `messages_uk.properties` beside this class. */
final class Catalogue {
    private static final Catalogue ENGLISH = load("messages.properties");
    private static final Catalogue UKRAINIAN = load("messages_uk.properties");

    private final Properties patterns;

    private Catalogue(Properties patterns) {
        this.patterns = patterns;
    }

    static Catalogue of(Locale locale) {
        return locale.getLanguage().equals("uk") ? UKRAINIAN : ENGLISH;
    }

    private static Catalogue load(String file) {
        Properties patterns = new Properties();
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            patterns.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Catalogue(patterns);
    }

    String pattern(String key) {
        return patterns.getProperty(key, key);
    }

    Set<String> keys() {
        return patterns.stringPropertyNames();
    }
}
