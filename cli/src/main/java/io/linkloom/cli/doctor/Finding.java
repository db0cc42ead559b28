package io.linkloom.cli.doctor;

import io.linkloom.cli.exit.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one check.
 *
 * @param check key of its name, such as `server`
 * @param found in words
 * @param fix what would mend it; null where nothing is to be mended
 * @param exit of the command when this is the first thing that is broken
 */
public record Finding(
        String check,
        Result result,
        String found,
        @Nullable String fix,
        ExitCode exit) {

    /** The words of a state, so that it has its sign. */
    public enum Result {
        /** Well. */
        UP,
        /** Works, but. */
        DEGRADED,
        /** Broken. */
        DOWN
    }

    static Finding well(String check, String found) {
        return new Finding(check, Result.UP, found, null, ExitCode.OK);
    }

    static Finding but(String check, String found, String fix) {
        return new Finding(check, Result.DEGRADED, found, fix, ExitCode.OK);
    }

    static Finding broken(String check, String found, String fix, ExitCode exit) {
        return new Finding(check, Result.DOWN, found, fix, exit);
    }
}
