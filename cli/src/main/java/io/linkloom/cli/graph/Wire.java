package io.linkloom.cli.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a net crosses its gutter: along from its sources to one track, on the track, along to its targets.
 *
 * @param from places on `cross` where it comes in
 * @param to places on `cross` where it goes out
 * @param before the wire of the same net that it goes on from, at its only `from`; null where it begins at items
 * @param ends whether it ends at items; else another wire goes on from its only `to`
 */
record Wire(Net net, int[] from, int[] to, @Nullable Wire before, boolean ends) {
    /** Needs no track. */
    boolean straight() {
        return low() == high();
    }

    int low() {
        return places().min().orElseThrow();
    }

    int high() {
        return places().max().orElseThrow();
    }

    private IntStream places() {
        return IntStream.concat(Arrays.stream(from), Arrays.stream(to));
    }

    /** Its track has to come first, or else two lines would lie on each other. */
    boolean hasToPrecede(Wire other) {
        if (other.before == this) return true;
        if (before == other) return false;
        return Arrays.stream(from).anyMatch(place -> IntStream.of(other.to).anyMatch(each -> each == place));
    }

    /** How often the two cross if this one's track comes first. */
    long crossingsBefore(Wire other) {
        return Arrays.stream(other.from).filter(this::passes).count()
                + Arrays.stream(to).filter(other::passes).count();
    }

    boolean touches(Wire other) {
        return low() <= other.high() && other.low() <= high();
    }

    private boolean passes(int place) {
        return low() < place && place < high();
    }
}
