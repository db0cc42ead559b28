package io.linkloom.simulation.rehearsal;

import io.linkloom.model.schedule.Durations;
import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of virtual time as people read them. */
public final class Readable {
    private Readable() {}

    /** `1.979s` below a minute, `5h48m35s` from there on; never negative. */
    public static String length(Duration length) {
        long millis = Math.max(0, length.toMillis());
        if (millis >= 60_000) return Durations.format(Duration.ofSeconds(millis / 1000));
        return millis == 0
                ? "0s"
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + "s";
    }
}
