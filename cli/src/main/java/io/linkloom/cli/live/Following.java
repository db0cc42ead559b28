package io.linkloom.cli.live;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.cli.session.Session;
import io.linkloom.client.EventQuery;
import io.linkloom.client.EventStream;
import io.linkloom.client.LinkLoomClient;
import io.linkloom.client.LinkLoomException;
import io.linkloom.client.LinkLoomUnreachableException;
import io.linkloom.client.ServerEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What there is to hear of one execution, and for how long. */
final class Following implements AutoCloseable {
    private final LinkLoomClient client;
    private final String id;
    private final EventStream events;
    private final BlockingQueue<ServerEvent> heard = new LinkedBlockingQueue<>();
    private final @Nullable Long end;
    private volatile @Nullable LinkLoomException refusal;

    /** @throws LinkLoomException when there is no such execution, or the server is not there */
    Following(Session session, String id, Optional<Duration> patience) {
        this.client = session.client();
        this.id = id;
        this.end = patience.map(time -> System.nanoTime() + time.toNanos()).orElse(null);
        this.events = client.events(EventQuery.all().ofExecution(id));
        Thread.ofVirtual().name("events").start(this::hear);
    }

    private void hear() {
        try {
            for (ServerEvent event : events) heard.add(event);
        } catch (LinkLoomException e) {
            refusal = e;
            heard.add(new ServerEvent.Reset());
        }
    }

    String id() {
        return id;
    }

    LinkLoomClient client() {
        return client;
    }

    boolean isConnected() {
        return events.isConnected();
    }

    boolean isTimeOver() {
        Long last = end;
        return last != null && System.nanoTime() - last >= 0;
    }

    /**
     * The next event; null when none came in this time, or the whole time is over.
     *
     * @throws LinkLoomException when the server refuses to tell more
     */
    @Nullable
    ServerEvent next(Duration wait) {
        Long last = end;
        long nanos = last == null ? wait.toNanos() : Math.min(wait.toNanos(), last - System.nanoTime());
        try {
            ServerEvent event = heard.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            LinkLoomException refused = refusal;
            if (refused != null) throw refused;
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Nobody interrupts who waits for an execution", e);
        }
    }

    /** As it is now; null while the connection is lost. */
    @Nullable
    ExecutionDetails read() {
        try {
            return client.execution(id);
        } catch (LinkLoomUnreachableException e) {
            return null;
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
