package io.linkloom.server.observability.trace;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.observability.SpanCounts;
import io.linkloom.server.shard.CommitListener;
import io.linkloom.server.storage.WorkflowStore;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the spans of every execution that ends. The loop only leaves a note, and drops it when there are too many; a thread of its own reads
 * the journal and sends. What the collector does not take is lost, and counted.
 */
final class SpanExport implements CommitListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SpanExport.class);
    private static final int CAPACITY = 4_096;
    private static final int BATCH = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Whoever started the execution gets its answer first, so that the two can be linked. */
    private static final long LINGER_NANOS = Duration.ofMillis(300).toNanos();

    private final BlockingQueue<Note> notes = new ArrayBlockingQueue<>(CAPACITY);
    private final Journal journal;
    private final WorkflowStore workflows;
    private final SpanExporter exporter;
    private final Causes causes;
    private final Instances instances;
    private final SpanCounts counts;
    private final Resource resource;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("span-export").unstarted(this::run);
    private volatile boolean stopping;
    private boolean failing;

    /** An execution that has ended with an entry of the journal. */
    private record Note(String execution, int shard, long position, long atNanos) {}

    SpanExport(
            Journal journal,
            WorkflowStore workflows,
            SpanExporter exporter,
            Causes causes,
            Instances instances,
            SpanCounts counts,
            Resource resource) {
        this.journal = journal;
        this.workflows = workflows;
        this.exporter = exporter;
        this.causes = causes;
        this.instances = instances;
        this.counts = counts;
        this.resource = resource;
    }

    void start() {
        thread.start();
    }

    @Override
    public void committed(ExecutionHeader header, Entry entry) {
        if (!ends(entry.events().getLast())) return;
        if (!notes.offer(new Note(header.id(), entry.shard(), entry.position(), System.nanoTime()))) counts.dropped(1);
    }

    private static boolean ends(Event event) {
        return event instanceof Event.ExecutionSucceeded
                || event instanceof Event.ExecutionFailed
                || event instanceof Event.ExecutionCancelled
                || event instanceof Event.ExecutionTimedOut;
    }

    private void run() {
        List<SpanData> spans = new ArrayList<>();
        while (!stopping || !notes.isEmpty()) {
            spans.clear();
            try {
                Note note = notes.poll(200, TimeUnit.MILLISECONDS);
                for (int n = 0; note != null && n < BATCH; n++, note = n < BATCH ? notes.poll() : null) {
                    linger(note);
                    add(note, spans);
                }
                if (!spans.isEmpty()) send(spans);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                counts.dropped(Math.max(1, spans.size()));
                log.warn("Spans could not be made", e);
            }
        }
    }

    private void linger(Note note) {
        long left = note.atNanos() + LINGER_NANOS - System.nanoTime();
        if (left > 0 && !stopping) LockSupport.parkNanos(left);
    }

    private void add(Note note, List<SpanData> spans) {
        try {
            List<Event> events = journal.eventsBefore(note.execution(), note.shard(), note.position() + 1);
            if (events.isEmpty() || !(events.getFirst() instanceof Event.ExecutionCreated created)) {
                counts.dropped(1);
                return;
            }
            ExecutionHeader header = created.header();
            var plan = workflows.plan(header.namespace(), header.workflow(), header.version());
            spans.addAll(ExecutionSpans.of(events, plan, instances, causes.of(header.id()), resource));
        } catch (JournalException e) {
            counts.dropped(1);
            log.debug("The journal could not be read for the spans of {}", note.execution(), e);
        }
    }

    private void send(List<SpanData> spans) {
        CompletableResultCode result =
                exporter.export(List.copyOf(spans)).join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (result.isSuccess()) {
            counts.sent(spans.size());
        } else {
            counts.dropped(spans.size());
            if (!failing) log.warn("The collector of traces does not take spans; they are lost until it does");
        }
        failing = !result.isSuccess();
    }

    /** Sends what is left, for a moment. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exporter.shutdown();
    }
}
