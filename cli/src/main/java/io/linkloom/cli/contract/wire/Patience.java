package io.linkloom.cli.contract.wire;

import java.time.Duration;

/**
 * How long to wait for a backend.
 *
 * @param answer for one answer: the `timeout` of the task
 * @param callback for a result after a 202
 * @param quiet until nothing more is expected to come
 * @param hold how long an answer to a callback is held back where a slow server is played
 */
public record Patience(Duration answer, Duration callback, Duration quiet, Duration hold) {
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(3));

    public Patience withAnswer(Duration time) {
        return new Patience(time, callback, quiet, hold);
    }

    public Patience withCallback(Duration time) {
        return new Patience(answer, time, quiet, hold);
    }
}
