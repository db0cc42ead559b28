package io.linkloom.server.shard;

import io.linkloom.engine.command.Command;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The door of this package: where everybody puts what they want of executions. Safe for any thread; never blocks. */
public final class Inbox {
    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final LongAdder received = new LongAdder();
    private final AtomicBoolean waking = new AtomicBoolean();
    private volatile boolean closed;

    /** Asks for a new execution; the reply comes after the commit. */
    public CompletableFuture<Reply> start(NewExecution wanted) {
        return put(new Message.Start(wanted, new CompletableFuture<>()));
    }

    /** Sends a command; the reply comes after the commit. */
    public CompletableFuture<Reply> send(String execution, Command command) {
        return put(new Message.Send(execution, command, null, 0, new CompletableFuture<>()));
    }

    /** Tells how an attempt went, and gives its slot back. */
    public CompletableFuture<Reply> finished(String execution, Command.Finish finish, String pool) {
        return put(new Message.Send(execution, finish, pool, System.nanoTime(), new CompletableFuture<>()));
    }

    /** Takes up an execution that was under way when its last owner ended. */
    public CompletableFuture<Reply> recover(String execution) {
        return put(new Message.Recover(execution, new CompletableFuture<>()));
    }

    /** Makes the loop look again at who can have a slot: a pool that was held back may be free. */
    public void wake() {
        if (!closed && waking.compareAndSet(false, true)) messages.add(new Message.Wake(new CompletableFuture<>()));
    }

    /** Takes up an execution that stalls although its owner lives. */
    public CompletableFuture<Reply> repair(String execution) {
        return put(new Message.Repair(execution, new CompletableFuture<>()));
    }

    /** What stalls some executions, as the loop sees it between two of its commits. */
    public CompletableFuture<Inspected> inspect(List<String> executions) {
        CompletableFuture<Inspected> result = new CompletableFuture<>();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        reply.whenComplete((done, failure) -> {
            if (failure != null) result.completeExceptionally(failure);
        });
        put(new Message.Inspect(List.copyOf(executions), result, reply));
        return result;
    }

    private CompletableFuture<Reply> put(Message message) {
        received.increment();
        if (closed) refuse(message);
        else messages.add(message);
        return message.reply();
    }

    /** Messages that follow from a commit. */
    void addAll(Collection<? extends Message> following) {
        messages.addAll(following);
    }

    /** Fills the list with what is there, at most `limit`; waits so long for the first. */
    void drain(List<Message> into, int limit, long waitNanos) throws InterruptedException {
        @Nullable Message first = waitNanos > 0 ? messages.poll(waitNanos, TimeUnit.NANOSECONDS) : messages.poll();
        if (first == null) return;
        into.add(first);
        messages.drainTo(into, limit - 1);
        // Before the loop looks: whoever wakes it from now on wakes it once more.
        waking.set(false);
    }

    /** Takes nothing in any more; what is there can still be drained. */
    void close() {
        closed = true;
    }

    /** Whether the server is stopping: what is asked for now is refused. */
    public boolean isClosed() {
        return closed;
    }

    /** Nobody will take out what is there. */
    void refuseAll() {
        for (Message message = messages.poll(); message != null; message = messages.poll()) refuse(message);
    }

    static void refuse(Message message) {
        message.reply().completeExceptionally(new IllegalStateException("The server is stopping"));
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** How many messages there have ever been. */
    public long received() {
        return received.sum();
    }

    /** How many messages wait. */
    public int size() {
        return messages.size();
    }
}
