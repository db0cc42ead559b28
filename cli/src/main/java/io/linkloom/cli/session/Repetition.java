package io.linkloom.cli.session;

import java.time.Duration;

/** The same look again and again, until Ctrl-C. A terminal shows the newest one; into a pipe go all of them, one below the other. */
public final class Repetition {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

    private final Session session;
    private final Duration every;

    public Repetition(Session session, Duration every) {
        this.session = session;
        this.every = every;
    }

    /** Ends when the thread is interrupted. */
    public void run(Runnable look) {
        boolean watched = session.terminal().attached().out();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (watched) session.terminal().raw(HOME_AND_CLEAR);
                look.run();
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
