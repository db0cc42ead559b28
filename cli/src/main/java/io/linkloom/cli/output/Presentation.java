package io.linkloom.cli.output;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How this call of the command line wants to see data.
 *
 * @param quiet only ids, and no messages
 * @param fields the wanted ones in their order; empty for all
 * @param headers whether a table or CSV begins with headings
 * @param style of data
 * @param aside style of messages
 * @param askedZone of `--tz`; null when nobody asked for one
 * @param zone in which people read times
 */
public record Presentation(
        OutputFormat format,
        boolean quiet,
        List<String> fields,
        boolean headers,
        Style style,
        Style aside,
        TimeStyle time,
        @Nullable ZoneId askedZone,
        ZoneId zone,
        InstantSource clock,
        Locale locale) {
    public Presentation {
        fields = List.copyOf(fields);
    }
}
