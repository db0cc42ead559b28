package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.scenario.Span;
import io.linkloom.model.schedule.DurationFormatException;
import io.linkloom.model.schedule.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a length of time that may be a matter of chance: `3s`, `2s..5s`, or an object of percentiles. */
final class SpanReader {
    private final Readers readers;

    SpanReader(Readers readers) {
        this.readers = readers;
    }

    @Nullable
    Span read(Place place) {
        if (place.node() instanceof Node.Mapping) return percentiles(place);
        if (Scalars.value(place) instanceof String text && text.contains("..")) return range(place, text);
        Duration length = readers.scalars().duration(place, true);
        return length == null ? null : new Span.Fixed(length);
    }

    private @Nullable Span range(Place place, String text) {
        int dots = text.indexOf("..");
        try {
            Duration min = Durations.parse(text.substring(0, dots));
            Duration max = Durations.parse(text.substring(dots + 2));
            if (min.compareTo(max) <= 0) return new Span.Between(min, max);
        } catch (DurationFormatException e) {
            // Said below, together with a range that ends before it begins.
        }
        readers.findings().add(place, Text.of(Code.BAD_DURATION, Scalars.shortened(text), Text.of(Phrase.RANGE_FORM)));
        return null;
    }

    private @Nullable Span percentiles(Place place) {
        Fields fields = Fields.of(place, readers);
        if (fields == null) return null;
        Duration min = length(fields, "min");
        Duration p50 = fields.require("p50") == null ? null : length(fields, "p50");
        Duration p90 = length(fields, "p90");
        Duration p99 = length(fields, "p99");
        Duration max = length(fields, "max");
        fields.finish();
        if (p50 == null) return null;
        Span.Percentiles span = Span.Percentiles.of(min, p50, p90, p99, max);
        if (span.isAscending()) return span;
        readers.findings().add(place, Text.of(Code.NOT_ASCENDING));
        return null;
    }

    private @Nullable Duration length(Fields fields, String key) {
        return fields.read(key, place -> readers.scalars().duration(place, true));
    }
}
