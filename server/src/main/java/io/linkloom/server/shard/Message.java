package io.linkloom.server.shard;

import io.linkloom.engine.command.Command;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the shard loop is asked to do, with who waits for the reply. */
sealed interface Message {

    /** Completed after the commit; exceptionally when nothing was done. */
    CompletableFuture<Reply> reply();

    record Start(NewExecution wanted, CompletableFuture<Reply> reply) implements Message {}

    /** `frees`: the pool whose slot the attempt gives back, whatever becomes of the command. */
    record Send(String execution, Command command, @Nullable String frees, CompletableFuture<Reply> reply)
            implements Message {

        /** A command for whose reply nobody waits. */
        static Send of(String execution, Command command) {
            return new Send(execution, command, null, new CompletableFuture<>());
        }
    }

    /** Loads an execution that was under way when its last owner ended, and does what is outstanding. */
    record Recover(String execution, CompletableFuture<Reply> reply) implements Message {}

    /** Asks for nothing: the loop has to look again at who can have a slot. */
    record Wake(CompletableFuture<Reply> reply) implements Message {}
}
