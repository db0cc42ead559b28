package io.linkloom.cli.output;

import io.linkloom.cli.output.Style.Tone;
import org.jspecify.annotations.Nullable;

/** Sign and colour of a state, whether of an execution, a task, a backend or an answer. */
record Look(char unicode, char plain, @Nullable Tone tone) {

    /** A word that is no state: it has no sign. */
    private static final Look NONE = new Look(' ', ' ', null);

    boolean isNone() {
        return this == NONE;
    }

    /** The states of the contract are words there, so that those of a newer server are printed too. */
    static Look of(String state) {
        return switch (state) {
            case "SUCCEEDED", "UP", "DONE", "PASSED" -> new Look('✔', '+', Tone.GOOD);
            case "FAILED", "DEAD", "DOWN" -> new Look('✖', 'x', Tone.BAD);
            case "TIMED_OUT" -> new Look('⧖', 'T', Tone.BAD);
            case "UPSTREAM_FAILED" -> new Look('⊘', '/', Tone.BAD);
            case "RUNNING", "STARTED" -> new Look('▶', '>', Tone.ACTIVE);
            case "WAITING" -> new Look('⧗', 'w', Tone.ACTIVE);
            case "WARNING" -> new Look('!', '!', Tone.WARN);
            case "RETRYING", "DEGRADED" -> new Look('↻', 'r', Tone.WARN);
            case "PAUSED" -> new Look('‖', '"', Tone.WARN);
            case "CANCELLED" -> new Look('■', '#', Tone.FAINT);
            case "SKIPPED", "NOT_APPLICABLE" -> new Look('↷', '-', Tone.FAINT);
            case "QUEUED", "PENDING" -> new Look('◌', '.', Tone.FAINT);
            default -> NONE;
        };
    }

    String sign(boolean ascii) {
        return String.valueOf(ascii ? plain : unicode);
    }
}
