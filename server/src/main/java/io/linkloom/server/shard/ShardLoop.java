package io.linkloom.server.shard;

import io.linkloom.engine.command.Command;
import io.linkloom.server.journal.FencedException;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.journal.StartKeyTakenException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
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

    private final LinkedBlockingQueue<Message> inbox = new LinkedBlockingQueue<>();
    private final Decider decider;
    private final Committer committer;
    private final Runnable onFenced;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean journalAvailable = true;
    private Throwable lastDefect = new IllegalStateException("No defect so far");

    /** @param onFenced another process owns a shard by now: this one must stop at once */
    public ShardLoop(ShardLoopParts parts, Runnable onFenced) {
        this.decider = new Decider(parts);
        this.committer = new Committer(parts.journal(), parts.shards(), parts.listener());
        this.onFenced = onFenced;
        this.thread = Thread.ofPlatform().name("shard-loop").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Asks for a new execution; the reply comes after the commit. */
    public CompletableFuture<Reply> start(NewExecution wanted) {
        return put(new Message.Start(wanted, new CompletableFuture<>()));
    }

    /** Sends a command; the reply comes after the commit. */
    public CompletableFuture<Reply> send(String execution, Command command) {
        return put(new Message.Send(execution, command, null, new CompletableFuture<>()));
    }

    /** Tells how an attempt went, and gives its slot back. */
    public CompletableFuture<Reply> finished(String execution, Command.Finish finish, String pool) {
        return put(new Message.Send(execution, finish, pool, new CompletableFuture<>()));
    }

    /** Takes up an execution that was under way when its last owner ended. */
    public CompletableFuture<Reply> recover(String execution) {
        return put(new Message.Recover(execution, new CompletableFuture<>()));
    }

    /** Whether commits succeed. */
    public boolean isAvailable() {
        return journalAvailable && !stopping && thread.isAlive();
    }

    private CompletableFuture<Reply> put(Message message) {
        if (stopping) message.reply().completeExceptionally(new IllegalStateException("The server is stopping"));
        else inbox.add(message);
        return message.reply();
    }

    private void run() {
        List<Message> messages = new ArrayList<>(MAX_BATCH);
        while (!stopping || !inbox.isEmpty()) {
            messages.clear();
            try {
                @Nullable Message first = decider.hasGrantable() ? inbox.poll() : inbox.poll(1, TimeUnit.SECONDS);
                if (first != null) messages.add(first);
            } catch (InterruptedException e) {
                continue;
            }
            inbox.drainTo(messages, MAX_BATCH - messages.size());
            if (!messages.isEmpty() || decider.hasGrantable()) process(messages);
        }
    }

    /** Decides and commits until it is done; when a whole batch cannot be written, each message is tried by itself. */
    private void process(List<Message> messages) {
        if (tryOnce(messages) == Try.DONE) return;
        if (messages.isEmpty()) pause(1);
        for (Message message : messages) {
            int defects = 0;
            for (int tries = 1; ; tries++) {
                Try result = tryOnce(List.of(message));
                if (result == Try.DONE || stopping) break;
                if (result == Try.DEFECT && ++defects >= Decider.MAX_TRIES) {
                    decider.quarantine(message, lastDefect);
                    break;
                }
                if (result == Try.UNAVAILABLE) pause(tries);
            }
        }
    }

    private enum Try {
        DONE,
        /** The journal cannot be reached; it will be another time. */
        UNAVAILABLE,
        /** Something is wrong with a message, with its execution, or with this program. */
        DEFECT
    }

    private Try tryOnce(List<Message> messages) {
        Batch batch = new Batch();
        try {
            decider.decide(messages, batch);
            if (batch.hasEvents()) committer.commit(batch);
        } catch (FencedException e) {
            log.error("{}; this process stops writing", e.getMessage());
            decider.rollBack(batch);
            stopping = true;
            onFenced.run();
            return Try.UNAVAILABLE;
        } catch (JournalException e) {
            return failed(batch, e);
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
        try {
            decider.putBack(batch);
            if (failure instanceof StartKeyTakenException taken) {
                decider.startedElsewhere(taken.key());
                return Try.UNAVAILABLE;
            }
        } catch (JournalException e) {
            log.debug("The journal could not be read after a failure", e);
        }
        boolean answers = decider.journalAnswers();
        if (answers || journalAvailable) log.error("{}", failure.getMessage(), failure);
        journalAvailable = answers;
        lastDefect = failure;
        return answers ? Try.DEFECT : Try.UNAVAILABLE;
    }

    private void pause(int tries) {
        LockSupport.parkNanos(Math.min(MAX_PAUSE_NANOS, TimeUnit.MILLISECONDS.toNanos(50L << Math.min(tries, 6))));
    }

    /** Commits what has arrived, then stops. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
