package io.linkloom.cli.live;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Interrupts;
import io.linkloom.cli.terminal.Terminal.Attached;
import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.util.Optional;

/** The door: `new LiveExecution(session, Place.MESSAGES).follow(id, session.timeout())`. */
public final class LiveExecution {
    /** Where what happens is shown. */
    public enum Place {
        /** It is what was asked for. */
        DATA,
        /** It is shown while something else is waited for. */
        MESSAGES,
        /** As messages, never drawn in place: data is printed meanwhile, perhaps to the same terminal. */
        BESIDE_DATA
    }

    private final Session session;
    private final Place place;
    private final Texts texts;

    public LiveExecution(Session session, Place place) {
        this.session = session;
        this.place = place;
        this.texts = session.texts(LiveExecution.class);
    }

    /**
     * Shows an execution until it has ended, or the time is over.
     *
     * @param patience empty: as long as it takes
     * @return as it ended; as it is where the time is over
     * @throws io.linkloom.client.LinkLoomException when there is no such execution, or the server is not there
     */
    public ExecutionDetails follow(String id, Optional<Duration> patience) {
        boolean watched = isWatched();
        Runnable lastWords = () -> {
            if (watched) session.terminal().rawMessage(LiveTree.SHOW_CURSOR);
            session.terminal().message(texts.text("left", id));
        };
        try (Following following = new Following(session, id, patience);
                Interrupts.Guard guard = session.surroundings().interrupts().on(lastWords)) {
            if (watched) return new LiveTree(session, place, following).run();
            return new LiveLines(session, place, following).run();
        }
    }

    /** How a command ends that waited for this: by the state in which it was left. */
    public static ExitCode exit(ExecutionDetails execution) {
        return switch (execution.state()) {
            case SUCCEEDED -> ExitCode.OK;
            case FAILED -> ExitCode.EXECUTION_FAILED;
            case CANCELLED -> ExitCode.EXECUTION_CANCELLED;
            case TIMED_OUT -> ExitCode.EXECUTION_TIMED_OUT;
            case QUEUED, RUNNING, PAUSED -> ExitCode.WAIT_TIMEOUT;
        };
    }

    private boolean isWatched() {
        Attached attached = session.terminal().attached();
        OutputFormat format = session.output().format();
        boolean people = format == OutputFormat.TABLE || format == OutputFormat.WIDE;
        boolean there = switch (place) {
            case DATA -> attached.out() && people;
            case MESSAGES -> attached.err() && !session.quiet();
            case BESIDE_DATA -> false;
        };
        boolean plain = attached.out() && !session.output().style().signs();
        return there
                && !plain
                && !"dumb".equals(session.surroundings().environment().get("TERM"));
    }
}
