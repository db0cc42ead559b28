package io.linkloom.cli.output;

import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as text: for a cell of a table, for a fact about one thing, or for a program that reads CSV. */
final class Cells {
    private final Presentation how;
    private final Texts texts;

    Cells(Presentation how) {
        this.how = how;
        this.texts = new Texts(Cells.class, how.locale());
    }

    /** One line; empty for nothing. */
    String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Optional<?> maybe -> cell(maybe.orElse(null));
            case Instant at -> time(at);
            case Duration span -> Times.span(span);
            case Enum<?> state -> how.style().state(state.name());
            default -> line(plain(value));
        };
    }

    /** As a cell, but with the whole time before the distance to now. */
    String fact(@Nullable Object value) {
        boolean whole = value instanceof Instant && how.time() == TimeStyle.REL;
        return whole ? Times.at((Instant) value, how.zone()) + " (" + cell(value) + ")" : cell(value);
    }

    /** For programs: times in ISO or as seconds, durations in ISO, nothing added or shortened. */
    String bare(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Optional<?> maybe -> bare(maybe.orElse(null));
            case Instant at when how.time() == TimeStyle.UNIX -> String.valueOf(at.getEpochSecond());
            case Instant at -> Times.iso(at, how.askedZone());
            case Enum<?> state -> state.name();
            default -> plain(value);
        };
    }

    private String time(Instant at) {
        return switch (how.time()) {
            case ISO -> Times.iso(at, how.askedZone());
            case UNIX -> String.valueOf(at.getEpochSecond());
            case REL -> distance(Duration.between(at, how.clock().instant()));
        };
    }

    private String distance(Duration past) {
        return past.isNegative()
                ? texts.text("time.in", Times.rough(past.negated()))
                : texts.text("time.ago", Times.rough(past));
    }

    private static String plain(Object value) {
        return Style.plain(
                switch (value) {
                    case Map<?, ?> map ->
                        map.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining(","));
                    case Collection<?> all -> all.stream().map(String::valueOf).collect(Collectors.joining(","));
                    default -> String.valueOf(value);
                });
    }

    private static String line(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.lines().findFirst().orElse("").stripTrailing();
    }
}
