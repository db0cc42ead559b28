package io.linkloom.cli.watch.screen;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;

/** Sign and colour of a state: the sign alone tells them apart. */
record StateLook(String unicode, String ascii, Tone tone) {
    static StateLook of(ExecutionState state) {
        return switch (state) {
            case QUEUED -> new StateLook("◌", ".", Tone.FAINT);
            case RUNNING -> new StateLook("▶", ">", Tone.ACTIVE);
            case PAUSED -> new StateLook("‖", "\"", Tone.WARN);
            case SUCCEEDED -> new StateLook("✔", "+", Tone.GOOD);
            case FAILED -> new StateLook("✖", "x", Tone.BAD);
            case CANCELLED -> new StateLook("■", "#", Tone.FAINT);
            case TIMED_OUT -> new StateLook("⧖", "T", Tone.BAD);
        };
    }

    static StateLook of(TaskState state) {
        return switch (state) {
            case PENDING, QUEUED -> new StateLook("◌", ".", Tone.FAINT);
            case RUNNING -> new StateLook("▶", ">", Tone.ACTIVE);
            case WAITING -> new StateLook("⧗", "w", Tone.ACTIVE);
            case RETRYING -> new StateLook("↻", "r", Tone.WARN);
            case SUCCEEDED -> new StateLook("✔", "+", Tone.GOOD);
            case DEAD -> new StateLook("✖", "x", Tone.BAD);
            case SKIPPED -> new StateLook("↷", "-", Tone.FAINT);
            case UPSTREAM_FAILED -> new StateLook("⊘", "/", Tone.BAD);
            case CANCELLED -> new StateLook("■", "#", Tone.FAINT);
        };
    }

    String sign(Look look) {
        return look.signs() == Signs.ASCII ? ascii : unicode;
    }
}
