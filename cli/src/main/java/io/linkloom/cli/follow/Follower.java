package io.linkloom.cli.follow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.StreamEvent;
import io.linkloom.api.TimelineEntry;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.EventQuery;
import io.linkloom.client.EventStream;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LinkLoomUnreachableException;
import io.linkloom.client.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Follows one execution by the server's stream of events, and looks for itself now and then in case the stream says nothing.
 * A server that is away for a while is waited for.
 */
final class Follower {
    private static final long TICK_MILLIS = 1_000;
    private static final long LOOK_MILLIS = 5_000;

    /** Nobody reads faster. */
    private static final long PICTURE_MILLIS = 200;

    private final Session session;
    private final Texts texts;
    private final String id;
    private final Progress progress;
    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
    private volatile boolean listening;
    private long seen;
    private long lookedAt;
    private boolean missed = true;
    private boolean away;

    Follower(Session session, String id, Progress progress) {
        this.session = session;
        this.texts = session.texts(Follower.class);
        this.id = id;
        this.progress = progress;
    }

    /**
     * @param deadline null for none
     * @throws CommandFailure `WAIT_TIMEOUT` when it has not ended by then; it runs on
     */
    ExecutionDetails follow(@Nullable Instant deadline) {
        try (EventStream stream = listen()) {
            @Nullable ExecutionDetails now = look();
            while (now == null || !now.state().isEnded()) {
                long left = left(deadline, now);
                now = next(Math.min(left, TICK_MILLIS)) ? look() : tick(now);
            }
            return now;
        }
    }

    /** Null where there is no stream to be had; then looking now and then has to do. */
    private @Nullable EventStream listen() {
        EventStream stream;
        try {
            stream = client().events(EventQuery.all().ofExecution(id));
        } catch (LinkLoomException tooMany) {
            return null;
        }
        listening = true;
        Thread.ofVirtual().start(() -> {
            try {
                for (ServerEvent event : stream) events.add(event);
            } catch (LinkLoomException refused) {
                listening = false;
            }
        });
        return stream;
    }

    private LinkLoomClient client() {
        return session.client();
    }

    /** Waits for news; says whether there is a reason to look at everything. */
    private boolean next(long millis) {
        ServerEvent event;
        try {
            long tooSoon = progress.wantsAll() ? PICTURE_MILLIS - (millis() - lookedAt) : 0;
            if (tooSoon > 0) Thread.sleep(Math.min(tooSoon, millis));
            event = events.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, texts.text("left", id));
        }
        boolean look = millis() - lookedAt >= (listening ? LOOK_MILLIS : TICK_MILLIS);
        while (event != null) {
            look |= take(event);
            event = events.poll();
        }
        return look;
    }

    private boolean take(ServerEvent event) {
        return switch (event) {
            case ServerEvent.Reset reset -> missed = true;
            case ServerEvent.Log log -> false;
            case ServerEvent.Change change -> {
                StreamEvent one = change.event();
                if (one.seq() > seen + 1) missed = true;
                if (one.seq() == seen + 1) tell(entry(one));
                yield missed || one.task() == null || progress.wantsAll();
            }
        };
    }

    private void tell(TimelineEntry change) {
        seen = change.seq();
        progress.change(change);
    }

    private static TimelineEntry entry(StreamEvent event) {
        return new TimelineEntry(
                event.seq(), event.at(), event.task(), event.index(), event.attempt(), event.state(), event.previous());
    }

    /** The execution, after everything that happened before was told; null while the server is away. */
    private @Nullable ExecutionDetails look() {
        lookedAt = millis();
        try {
            ExecutionDetails now = client().execution(id);
            // The stream may be behind what was just seen; nothing is told after the end.
            if (progress.wantsAll()) progress.all(now);
            else if (missed || now.state().isEnded()) catchUp();
            away = false;
            return now;
        } catch (LinkLoomUnreachableException e) {
            if (!away) session.output().message(texts.text("away"));
            away = true;
            return null;
        }
    }

    private void catchUp() {
        List<TimelineEntry> timeline = client().executions().timeline(id);
        for (TimelineEntry each : timeline) if (each.seq() > seen) tell(each);
        missed = !listening;
    }

    private @Nullable ExecutionDetails tick(@Nullable ExecutionDetails now) {
        if (now != null && progress.wantsAll()) progress.all(now);
        return now;
    }

    private long left(@Nullable Instant deadline, @Nullable ExecutionDetails now) {
        if (deadline == null) return Long.MAX_VALUE;
        long left = Duration.between(session.surroundings().clock().instant(), deadline).toMillis();
        if (left > 0) return left;
        String state = now == null ? "?" : now.state().name();
        throw new CommandFailure(ExitCode.WAIT_TIMEOUT, texts.text("timeout", id, state), texts.text("timeout.hint", id));
    }

    private long millis() {
        return session.surroundings().clock().millis();
    }
}
