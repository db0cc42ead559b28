package io.linkloom.server.dispatch;

import io.linkloom.server.journal.JournalException;
import io.linkloom.server.storage.Outage;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Does again what could not be done because the database was gone. For virtual threads: it may take long. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private Patience() {}

    interface Work {
        void run() throws JournalException;
    }

    /** Fails when it is not the database's absence that is in the way. */
    static void until(Work work) throws JournalException {
        while (true) {
            try {
                work.run();
                return;
            } catch (JournalException | RuntimeException e) {
                if (!Outage.is(e)) throw e;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
