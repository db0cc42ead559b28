package io.linkloom.server.shard;

import io.linkloom.engine.command.Command;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the shard loop is asked to do, with who waits for the reply. */
sealed interface Message {

    /** Completed after the commit; exceptionally when nothing was done. */
    CompletableFuture<Reply> reply();

    record Start(NewExecution wanted, CompletableFuture<Reply> reply) implements Message {}

    /**
     * A command for one execution.
     *
     * @param frees the pool whose slot the attempt gives back, whatever becomes of the command
     * @param receivedNanos when the outcome of an attempt came in, by `System.nanoTime`; 0 for everything else
     */
    record Send(
            String execution,
            Command command,
            @Nullable String frees,
            long receivedNanos,
            CompletableFuture<Reply> reply)
            implements Message {

        /** A command for whose reply nobody waits. */
        static Send of(String execution, Command command) {
            return new Send(execution, command, null, 0, new CompletableFuture<>());
        }
    }

    /** Loads an execution that was under way when its last owner ended, and does what is outstanding. */
    record Recover(String execution, CompletableFuture<Reply> reply) implements Message {}

    /** Takes up an execution of this very process that stalls: as if it were loaded for the first time, but nothing that is under way twice. */
    record Repair(String execution, CompletableFuture<Reply> reply) implements Message {}

    /** Looks at executions; changes nothing. */
    record Inspect(List<String> executions, CompletableFuture<Inspected> result, CompletableFuture<Reply> reply)
            implements Message {}

    /** Asks for nothing: the loop has to look again at who can have a slot. */
    record Wake(CompletableFuture<Reply> reply) implements Message {}
}
