package io.linkloom.cli.follow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Interrupts;
import io.linkloom.cli.text.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The door of this room: waits for the end of an execution and shows on the way there how it goes. */
public final class UntilEnd {
    private final Session session;
    private final Texts texts;

    public UntilEnd(Session session) {
        this.session = session;
        this.texts = session.texts(UntilEnd.class);
    }

    /**
     * Ctrl-C ends the waiting, not what is waited for.
     *
     * @param live whether tasks may be drawn in place; else each change is a line
     * @throws io.linkloom.cli.exit.CommandFailure `WAIT_TIMEOUT` when `--timeout` is over; it runs on
     */
    public ExecutionDetails of(String id, boolean live) {
        @Nullable
        Instant deadline = session.timeout()
                .map(time -> session.surroundings().clock().instant().plus(time))
                .orElse(null);
        Progress progress = live && session.isLive()
                ? new LiveTasks(
                        session.terminal().liveLines(),
                        session.output().aside(),
                        session.surroundings().clock(),
                        texts)
                : new ChangeLines(session);
        Runnable lastWords = () -> {
            // Behind the ^C that the terminal shows.
            if (session.terminal().attached().err()) session.terminal().message("");
            session.terminal().message(texts.text("left", id));
        };
        try (Interrupts.Guard guard = session.surroundings().interrupts().on(lastWords)) {
            return new Follower(session, id, progress).follow(deadline);
        }
    }
}
