package io.linkloom.cli.manual;

import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is worth a page of its own: `loom help exit-codes`. */
public final class Topics {
    /** In the order in which they are listed. */
    public static final List<String> NAMES =
            List.of("exit-codes", "output", "environment", "filters", "yaml", "expressions", "offline");

    private Topics() {}

    /** In the language of the reader. */
    public static Optional<String> text(String name, Locale language) {
        if (!NAMES.contains(name)) return Optional.empty();
        String file = "topics/" + name + (Texts.isUkrainian(language) ? "_uk" : "") + ".txt";
        try (InputStream in = Topics.class.getResourceAsStream(file)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
