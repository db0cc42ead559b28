package io.linkloom.server.runner;

/** Does the work of attempts of one task type. */
@FunctionalInterface
public interface TaskRunner {

    /**
     * Blocks, best on a virtual thread, until the attempt has an outcome. Never throws.
     *
     * <p>Ends soon after the attempt is cancelled, with `CANCELLED`. Interrupting the thread gives the work up: [Outcome.Lost], and the
     * thread stays interrupted.
     */
    Outcome run(AttemptContext attempt);
}
