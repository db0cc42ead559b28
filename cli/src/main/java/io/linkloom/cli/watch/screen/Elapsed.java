package io.linkloom.cli.watch.screen;

import io.linkloom.cli.output.Times;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long something took, or has been going on. */
final class Elapsed {
    private Elapsed() {}

    /**
     * Empty for what has not begun.
     *
     * @param end null: it goes on; then in whole seconds, for a running clock that shows tenths only flickers
     */
    static String of(@Nullable Instant start, @Nullable Instant end, Instant now) {
        if (start == null) return "";
        return end == null ? whole(Duration.between(start, now)) : Times.span(Duration.between(start, end));
    }

    /** `9s` where a measured time would be `9.4s`; never negative, whatever the clocks say. */
    static String whole(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 10 ? seconds + "s" : Times.span(Duration.ofSeconds(seconds));
    }
}
