package io.linkloom.server.shard;

import io.linkloom.server.journal.ExecutionGoneException;
import io.linkloom.server.journal.FencedException;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.journal.StartKeyTakenException;
import io.linkloom.server.storage.Outage;
import io.linkloom.server.view.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of all executions of this process's shards.
 *
 * <pre>
 *   messages ─► decide and stage ─► one commit ─► effects ─► replies
 *                    ▲                                          │
 *                    └── whatever arrived during the commit ◄───┘
 * </pre>
 *
 * <p>One thread takes all messages that arrived during the last commit, lets the kernel decide each, and makes everything durable in one
 * transaction; only then do effects leave and replies go out. There is no delay to gather more, and no polling.
 */
public final class ShardLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ShardLoop.class);
    private static final int MAX_BATCH = 512;
    private static final long MAX_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A safety net: whatever changes wakes the loop. */
    private static final long MOST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Inbox inbox;
    private final Decider decider;
    private final Committer committer;
    private final LoopMonitor monitor;
    private final Runnable onFenced;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean fenced;
    private volatile boolean journalAvailable = true;
    private Throwable lastDefect = new IllegalStateException("No defect so far");

    /** @param onFenced another process owns a shard by now: this one must stop at once */
    public ShardLoop(ShardLoopParts parts, Runnable onFenced) {
        this.inbox = parts.inbox();
        this.decider = new Decider(parts);
        this.committer = new Committer(parts, this::waitForTheJournal);
        this.monitor = parts.monitor();
        this.onFenced = onFenced;
        this.thread = Thread.ofPlatform().name("shard-loop").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether commits succeed. */
    public boolean isAvailable() {
        return journalAvailable && !stopping && thread.isAlive();
    }

    /** Whether the thread runs that decides and commits, whatever becomes of its commits. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** How many executions are in memory: those that have not ended. For onlookers; a moment later it is another number. */
    public int live() {
        return decider.live();
    }

    private void run() {
        List<Message> messages = new ArrayList<>(MAX_BATCH);
        while (!fenced && (!stopping || !inbox.isEmpty())) {
            messages.clear();
            try {
                inbox.drain(messages, MAX_BATCH, stopping ? 0 : decider.patienceNanos(MOST_PATIENCE_NANOS));
            } catch (InterruptedException e) {
                // Stopping: whatever has arrived is still committed.
                continue;
            }
            if (!messages.isEmpty() || decider.hasGrantable()) process(messages);
        }
        inbox.close();
        inbox.refuseAll();
    }

    /** Decides and commits; when a whole batch cannot be written, each message and each grant is tried by itself. */
    private void process(List<Message> messages) {
        if (tryOnce(messages, true) == Try.DONE) return;
        messages.forEach(this::tryUntilDone);
        decider.takeGrantable().forEach(this::tryUntilDone);
    }

    private void tryUntilDone(Message message) {
        int defects = 0;
        for (int tries = 1; !fenced; tries++) {
            Try result = tryOnce(List.of(message), false);
            if (result == Try.DONE) return;
            if (stopping) break;
            if (result == Try.DEFECT && ++defects >= Decider.MAX_TRIES) {
                decider.quarantine(message, lastDefect);
                return;
            }
            if (result == Try.UNAVAILABLE) pause(tries);
        }
        Inbox.refuse(message);
    }

    private enum Try {
        DONE,
        /** Not this time, through no fault of a message. */
        UNAVAILABLE,
        /** Something is wrong with a message, with its execution, or with this program. */
        DEFECT
    }

    private Try tryOnce(List<? extends Message> messages, boolean grants) {
        Batch batch = new Batch();
        try {
            decider.decide(messages, batch);
            if (grants) decider.grant(batch);
            if (batch.hasEvents()) committer.commit(batch);
        } catch (FencedException e) {
            log.error("{}; this process stops writing", e.getMessage());
            monitor.fenced();
            decider.rollBack(batch);
            fenced = true;
            stopping = true;
            onFenced.run();
            return Try.UNAVAILABLE;
        } catch (JournalException e) {
            return failed(batch, e);
        } catch (UnavailableException e) {
            return failed(batch, new JournalException(String.valueOf(e.getMessage()), e));
        } catch (RuntimeException | StackOverflowError e) {
            // A defect must not take the loop down: everybody else's work goes on.
            lastDefect = e;
            log.error("A message could not be decided: {}", messages, e);
            decider.rollBack(batch);
            return Try.DEFECT;
        }
        journalAvailable = true;
        inbox.addAll(decider.carryOut(batch));
        for (Runnable reply : batch.replies()) reply.run();
        return Try.DONE;
    }

    private Try failed(Batch batch, JournalException failure) {
        decider.rollBack(batch);
        if (failure instanceof StartKeyTakenException taken) {
            try {
                decider.startedElsewhere(taken.key());
            } catch (JournalException e) {
                log.debug("The start that used the key first could not be read", e);
            }
            return Try.UNAVAILABLE;
        }
        // Tried one by one, whoever asked for it hears that there is no such execution.
        if (failure instanceof ExecutionGoneException) return Try.DEFECT;
        if (Outage.is(failure)) {
            // Nobody's fault who is part of the batch, however often it happens.
            if (journalAvailable) log.warn("{}", failure.getMessage());
            journalAvailable = false;
            return Try.UNAVAILABLE;
        }
        boolean takesCommits = decider.journalTakesCommits();
        if (takesCommits || journalAvailable) log.error("{}", failure.getMessage(), failure);
        journalAvailable = takesCommits;
        lastDefect = failure;
        return takesCommits ? Try.DEFECT : Try.UNAVAILABLE;
    }

    /** Nobody knows whether a commit took place, and the journal cannot be asked. Returns whether to ask again. */
    private boolean waitForTheJournal(int tries) {
        journalAvailable = false;
        if (!stopping) pause(tries);
        return !stopping;
    }

    private void pause(int tries) {
        LockSupport.parkNanos(Math.min(MAX_PAUSE_NANOS, TimeUnit.MILLISECONDS.toNanos(50L << Math.min(tries, 6))));
    }

    /** Commits what has arrived, then stops. */
    @Override
    public void close() {
        stopping = true;
        // Not by an interrupt: a thread that is interrupted while it writes the embedded database closes its file for
        // everybody.
        inbox.wake();
        inbox.close();
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
