package io.linkloom.server.scheduler.event;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.shard.CommitListener;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.Outage;
import io.linkloom.server.storage.TriggerStore;
import io.linkloom.server.storage.WorkflowListener;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.UnavailableException;
import io.linkloom.server.view.ViewReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what waits for the endings of other workflows.
 *
 * <p>A reader of the journal: it hears of endings as they are committed, notes how far it has come, and after a restart reads on from there. What it
 * then sees again starts nothing again, because each ending and trigger have one start key between them. A commit costs it one look at whether
 * anybody waits.
 */
public final class WorkflowEndings implements CommitListener, WorkflowListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkflowEndings.class);
    private static final int CAPACITY = 10_000;
    private static final int ENTRIES_AT_ONCE = 200;
    private static final int MAX_SHARDS = 1 << 10;
    private static final long LOOK_MILLIS = 200;
    private static final long NOTE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long NOTHING = -1;

    private final BlockingQueue<Ending> queue = new ArrayBlockingQueue<>(CAPACITY);
    /** The newest position that was heard of; everything up to there is in the queue, or missed. */
    private final AtomicLongArray heard = new AtomicLongArray(MAX_SHARDS);
    /** From where on the journal has to be read because something was not heard. */
    private final AtomicLongArray missed = new AtomicLongArray(MAX_SHARDS);

    private final Map<Integer, Long> noted = new TreeMap<>();
    private final TriggerIndex index;
    private final Firing firing;
    private final ReaderPositions positions;
    private final ViewReader views;
    private final Journal journal;
    private final Starts starts;
    private final TaskLog traces;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("workflow-endings").unstarted(this::run);
    private final AtomicBoolean awaited = new AtomicBoolean();
    private long notedNanos = System.nanoTime();
    private boolean troubled;
    private volatile boolean closing;

    /** What it works with. */
    public record Parts(
            TriggerIndex index,
            WorkflowStore workflows,
            Starts starts,
            Inbox inbox,
            Journal journal,
            Database database,
            TaskLog log) {}

    public WorkflowEndings(Parts parts) {
        this.index = parts.index();
        this.firing = new Firing(parts.workflows(), parts.starts(), parts.inbox(), parts.journal());
        this.positions = new ReaderPositions(parts.database(), "workflow-triggers");
        this.views = new ViewReader(parts.database());
        this.journal = parts.journal();
        this.starts = parts.starts();
        this.traces = parts.log();
        for (int shard = 0; shard < heard.length(); shard++) {
            heard.set(shard, NOTHING);
            missed.set(shard, NOTHING);
        }
    }

    /** Looks where to go on; before the first commit of this process. */
    public void owned(List<Integer> shards) {
        SortedMap<Integer, Long> read = positions.read();
        SortedMap<Integer, Long> ends = positions.ends();
        SortedMap<Integer, Long> known = new TreeMap<>();
        awaited.set(index.hasEndings());
        for (int shard : shards) {
            long end = ends.getOrDefault(shard, 0L);
            long from = read.getOrDefault(shard, end);
            heard.set(shard, end);
            known.put(shard, from);
            if (awaited.get() && from < end) missed.set(shard, from);
        }
        if (awaited.get()) note(known);
    }

    /** Begins to start what is due; after everything that was under way has been taken up. */
    public void start() {
        thread.start();
    }

    @Override
    public void committed(ExecutionHeader header, Entry entry) {
        int shard = entry.shard();
        // The first commit after a take-over: nobody here has heard what came before.
        if (heard.get(shard) == NOTHING) missed.set(shard, 0);
        if (index.isAwaited(header.namespace(), header.workflow())) hear(header, entry);
        heard.set(shard, entry.position());
    }

    private void hear(ExecutionHeader header, Entry entry) {
        for (int n = 0; n < entry.events().size(); n++) {
            ExecutionState state = Ending.state(entry.events().get(n));
            if (state == null || queue.offer(Ending.of(header, entry, n, state))) continue;
            missed.compareAndSet(entry.shard(), NOTHING, entry.position() - 1);
        }
    }

    /** Before the first trigger of this kind is acknowledged it is noted that nothing older concerns it. */
    @Override
    public void changed(String namespace, String id) {
        if (index.hasEndings() && awaited.compareAndSet(false, true)) note(snapshot());
    }

    private void run() {
        while (!closing) {
            try {
                round();
                troubled = false;
            } catch (InterruptedException e) {
                closing = true;
            } catch (RuntimeException e) {
                // Nothing is noted as read that was not: it is read again.
                if (troubled) log.debug("Workflow triggers still wait", e);
                else log.warn("Workflow triggers wait: {}", e.toString());
                troubled = true;
                snapshot().keySet().forEach(this::rereadFromNoted);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private void round() throws InterruptedException {
        Ending first = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        index.look();
        if (!index.hasEndings()) awaited.set(false);
        // What was heard up to here is in the queue by now.
        SortedMap<Integer, Long> reached = snapshot();
        List<Ending> endings = new ArrayList<>();
        if (first != null) endings.add(first);
        queue.drainTo(endings);
        if (!endings.isEmpty()) handle(endings);
        reached.forEach(this::catchUp);
        if (System.nanoTime() - notedNanos < NOTE_NANOS) return;
        note(reached);
        notedNanos = System.nanoTime();
    }

    private void rereadFromNoted(int shard) {
        synchronized (noted) {
            missed.accumulateAndGet(shard, noted.getOrDefault(shard, 0L), WorkflowEndings::earlier);
        }
    }

    private static long earlier(long known, long other) {
        return known == NOTHING ? other : Math.min(known, other);
    }

    private SortedMap<Integer, Long> snapshot() {
        SortedMap<Integer, Long> reached = new TreeMap<>();
        for (int shard = 0; shard < heard.length(); shard++) {
            if (heard.get(shard) != NOTHING) reached.put(shard, heard.get(shard));
        }
        return reached;
    }

    /** Durable when this returns, so that a crash costs no ending and repeats few. */
    private void note(SortedMap<Integer, Long> reached) {
        synchronized (noted) {
            SortedMap<Integer, Long> news = new TreeMap<>(reached);
            news.entrySet().removeIf(each -> each.getValue() <= noted.getOrDefault(each.getKey(), NOTHING));
            if (news.isEmpty()) return;
            positions.write(news);
            noted.putAll(news);
        }
    }

    private void catchUp(int shard, long to) {
        long from = missed.getAndSet(shard, NOTHING);
        if (from == NOTHING || !index.hasEndings()) return;
        if (from == 0) from = positions.read().getOrDefault(shard, to);
        try {
            while (from < to && !closing) {
                List<Entry> entries = journal.after(shard, from, ENTRIES_AT_ONCE);
                if (entries.isEmpty()) return;
                List<Ending> endings = new ArrayList<>();
                for (Entry entry : entries) endings.addAll(endings(entry));
                handle(endings);
                from = entries.getLast().position();
            }
        } catch (JournalException e) {
            throw new UnavailableException("The journal could not be read", e);
        }
    }

    private List<Ending> endings(Entry entry) {
        List<Ending> endings = new ArrayList<>(1);
        @Nullable ExecutionRow row = null;
        for (int n = 0; n < entry.events().size(); n++) {
            Event event = entry.events().get(n);
            ExecutionState state = Ending.state(event);
            if (state == null) continue;
            if (row == null) row = views.execution(entry.execution());
            if (row != null) endings.add(Ending.of(row.header(), entry, n, state));
        }
        return endings;
    }

    private record Under(Ending ending, Firing.Fired fired) {}

    private void handle(List<Ending> endings) {
        List<Under> fired = new ArrayList<>();
        for (Ending ending : endings) fire(ending, fired);
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (Under each : fired) trace(each.ending, each.fired.row(), firing.settle(each.fired, until));
    }

    private void fire(Ending ending, List<Under> fired) {
        ExecutionHeader header = ending.header();
        for (TriggerStore.Row row : index.waitingForEndOf(header.namespace(), header.workflow())) {
            try {
                if (!firing.endings(row).contains(ending.state())) continue;
                Firing.Fired each = firing.fire(row, ending.cause(), ending.trigger(starts.now()));
                if (each != null) fired.add(new Under(ending, each));
            } catch (UnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                if (Outage.is(e)) throw new UnavailableException("The end of " + header.id() + " has to wait", e);
                // A defect with one trigger must not keep all others from firing.
                log.error("The end of {} could not start {}:{}", header.id(), row.namespace(), row.workflow(), e);
            }
        }
    }

    /** What became of it stands in the log of the execution that ended. */
    private void trace(Ending ending, TriggerStore.Row row, Firing.Result result) {
        // Who reads this log may be a stranger over there.
        boolean stranger = !row.namespace().equals(ending.header().namespace());
        String target = stranger ? "a workflow of another namespace" : row.namespace() + ":" + row.workflow();
        switch (result) {
            case Firing.Result.Started started -> {
                String what = stranger ? target : started.execution() + " of " + target;
                if (started.now()) say(ending, "INFO", "Its end started " + what);
            }
            case Firing.Result.NotStarted not -> {
                String detail = not.detail() == null || stranger ? "" : ": " + not.detail();
                say(ending, "WARN", "Its end did not start " + target + ": " + why(not.kind()) + detail);
            }
        }
    }

    private void say(Ending ending, String level, String message) {
        traces.append(new TaskLog.Line(ending.header().id(), starts.now(), null, null, null, "system", level, message));
    }

    private static String why(Receipt.Kind kind) {
        return switch (kind) {
            case PAUSED -> "it is paused";
            case OVER_LIMIT -> "it runs as often as it may, and does not queue";
            case WHEN_FAILED -> "the condition of its trigger could not be evaluated";
            case INPUTS_FAILED -> "the inputs of its trigger could not be evaluated";
            case BAD_INPUTS -> "the inputs of its trigger are not those that it declares";
            case CHAIN_TOO_LONG -> "more than " + Firing.MAX_CHAIN + " workflows have triggered each other in a row";
        };
    }

    /** What was not handled yet is handled after the next start. */
    @Override
    public void close() {
        // Not interrupted: an embedded database closes its file when somebody is interrupted in it.
        closing = true;
        if (!thread.isAlive()) return;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
