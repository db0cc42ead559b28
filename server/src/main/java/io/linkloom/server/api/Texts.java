package io.linkloom.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/**
 * What the API says to people, in English and Ukrainian: `problems.properties` and `explanations.properties`, and the same with `_uk`,
 * beside this class.
 */
final class Texts {
    static final Locale ENGLISH = Locale.ENGLISH;
    static final Locale UKRAINIAN = Locale.of("uk");

    private static final List<Locale> LANGUAGES = List.of(ENGLISH, UKRAINIAN);
    private static final Properties IN_ENGLISH = load("problems.properties", "explanations.properties");
    private static final Properties IN_UKRAINIAN = load("problems_uk.properties", "explanations_uk.properties");

    private Texts() {}

    /** The language that the caller wants, as far as there is it; else English. */
    static Locale language(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.length() > 1_000) return ENGLISH;
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return found == null ? ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }

    /** The text of a key, with `{0}`, `{1}` … filled in. */
    static String of(Locale locale, String key, Object... arguments) {
        String pattern = (locale.getLanguage().equals("uk") ? IN_UKRAINIAN : IN_ENGLISH).getProperty(key, key);
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean slot = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}';
            int index = slot ? pattern.charAt(i + 1) - '0' : -1;
            if (index >= 0 && index < arguments.length) {
                Object argument = arguments[index];
                out.append(argument instanceof Localized text ? text.in(locale) : shortened(String.valueOf(argument)));
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** What a caller sent comes back cut and without control characters. */
    private static String shortened(String text) {
        String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return shown.codePoints()
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static Set<String> keys(Locale locale) {
        return (locale.equals(UKRAINIAN) ? IN_UKRAINIAN : IN_ENGLISH).stringPropertyNames();
    }

    private static Properties load(String... files) {
        Properties texts = new Properties();
        for (String file : files) {
            try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(file), file);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
