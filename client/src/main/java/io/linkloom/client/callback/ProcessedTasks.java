package io.linkloom.client.callback;

/**
 * Which work is done, and which is being done: a server delivers at least once, with the same key each time.
 *
 * <p>Safe for many threads. Keys have at most 400 characters; outputs are JSON.
 */
public interface ProcessedTasks {

    /** Asks for the work of a key: it is given to one at a time. */
    Claim claim(String key);

    /** Says that the work goes on; to be called more often than every 30 s. */
    void renew(Claim.Mine claim);

    /** The work is done: from now on its output is the answer. */
    void succeeded(Claim.Mine claim, String output);

    /** The work failed: it may be done again. */
    void failed(Claim.Mine claim);

    /** The work may be done again, even if it is done; of use where a person reruns a task that had succeeded. */
    void forget(String key);

    /** Whose work it is. */
    sealed interface Claim {

        /** Whoever asked is to do it, and to tell how it went. */
        record Mine(String key, String holder) implements Claim {}

        /** It is done. */
        record Done(String output) implements Claim {}

        /** Another one is doing it, here or in another process. */
        record Others() implements Claim {}
    }

    /** Up to 10,000 outputs of the last 7 days, 64 MiB in all; gone with the process. */
    static ProcessedTasks inMemory() {
        return new InMemoryProcessedTasks();
    }

    /** Nothing is known again: for work that may be done any number of times. */
    static ProcessedTasks none() {
        return new ProcessedTasks() {
            @Override
            public Claim claim(String key) {
                return new Claim.Mine(key, "");
            }

            @Override
            public void renew(Claim.Mine claim) {}

            @Override
            public void succeeded(Claim.Mine claim, String output) {}

            @Override
            public void failed(Claim.Mine claim) {}

            @Override
            public void forget(String key) {}
        };
    }
}
