package io.linkloom.cli.watch.state;

import java.time.Duration;
import java.time.Instant;

/**
 * When something has to be read again: soon after it changed, but not all the time, and never twice at once.
 *
 * @param wanted something changed since it was read
 * @param underWay it is being read
 * @param last when reading began
 */
public record Refresh(boolean wanted, boolean underWay, Instant last) {
    static final Refresh NOW = new Refresh(true, false, Instant.EPOCH);
    static final Refresh NONE = new Refresh(false, false, Instant.EPOCH);

    Refresh wish() {
        return new Refresh(true, underWay, last);
    }

    /** Whatever was read a moment ago: something else is looked at now. */
    Refresh anew() {
        return new Refresh(true, underWay, Instant.EPOCH);
    }

    Refresh wishWhenOlder(Duration age, Instant now) {
        boolean old = !now.isBefore(last.plus(age));
        return old ? wish() : this;
    }

    boolean isDue(Duration gap, Instant now) {
        return wanted && !underWay && !now.isBefore(last.plus(gap));
    }

    Refresh begin(Instant now) {
        return new Refresh(false, true, now);
    }

    Refresh end() {
        return new Refresh(wanted, false, last);
    }
}
