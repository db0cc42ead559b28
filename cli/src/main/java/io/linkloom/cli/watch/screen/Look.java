package io.linkloom.cli.watch.screen;

import io.linkloom.cli.text.Texts;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How this terminal and this person want it.
 *
 * @param zone in which times are read
 * @param server what it is called in the head of the screen
 */
public record Look(Texts texts, Locale locale, ZoneId zone, boolean colour, Signs signs, String server) {
    public static Look of(Locale locale, ZoneId zone, boolean colour, boolean ascii, String server) {
        Texts texts = new Texts(Look.class, () -> locale);
        return new Look(texts, locale, zone, colour, ascii ? Signs.ASCII : Signs.UNICODE, server);
    }

    String text(String key, @Nullable Object... values) {
        String text = texts.text(key, values);
        return signs == Signs.ASCII
                ? text.replace("…", "...")
                        .replace('·', '-')
                        .replace('×', 'x')
                        .replace("↑↓", "Up/Down")
                        .replace("↑", "Up")
                : text;
    }

    /** A text of this room whose key may not exist in it, such as that of a newer server's word. */
    String word(String key, String otherwise) {
        String found = texts.find(key);
        return found == null ? otherwise : found;
    }
}
