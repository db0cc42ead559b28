package io.linkloom.server.api;

import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Refusal;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.Reply;
import io.linkloom.server.shard.ShardLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the writer of executions, and waits until what it decided is durable. */
@Component
class Commands {
    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final long PATIENCE_SECONDS = 3;

    private final Inbox inbox;
    private final ShardLoop loop;

    Commands(Inbox inbox, ShardLoop loop) {
        this.inbox = inbox;
        this.loop = loop;
    }

    /** Started, started before, or over the limit. */
    Reply start(NewExecution wanted) {
        requireAvailable();
        return await(inbox.start(wanted));
    }

    /** Returns when the command was followed; else throws the problem that says why not. */
    void send(String execution, Command command) {
        Refusal refusal = ask(execution, command);
        if (refusal != null) throw problem(refusal);
    }

    /** Null when the command was followed. */
    @Nullable
    Refusal ask(String execution, Command command) {
        requireAvailable();
        Reply reply = await(inbox.send(execution, command));
        return switch (reply) {
            case Reply.Done done -> null;
            case Reply.Refused refused -> refused.why();
            case Reply.NoSuchExecution none -> throw new ApiProblem(ProblemKind.EXECUTION_NOT_FOUND, execution);
            case Reply.Started started -> throw unexpected(reply);
            case Reply.StartedBefore before -> throw unexpected(reply);
            case Reply.OverLimit over -> throw unexpected(reply);
        };
    }

    private static IllegalStateException unexpected(Reply reply) {
        return new IllegalStateException("Expected the reply to a command, but got " + reply);
    }

    /** At once instead of after a wait in vain. */
    void requireAvailable() {
        if (!loop.isAvailable()) throw new ApiProblem(ProblemKind.UNAVAILABLE);
    }

    private static Reply await(CompletableFuture<Reply> reply) {
        try {
            return reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new ApiProblem(ProblemKind.UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiProblem(ProblemKind.UNAVAILABLE);
        } catch (ExecutionException e) {
            log.warn("A command was not carried out: {}", String.valueOf(e.getCause()));
            throw new ApiProblem(ProblemKind.UNAVAILABLE);
        }
    }

    private static ApiProblem problem(Refusal refusal) {
        return switch (refusal) {
            case ALREADY_ENDED -> new ApiProblem(ProblemKind.ALREADY_ENDED);
            case NOT_ENDED -> new ApiProblem(ProblemKind.NOT_ENDED);
            case NOT_RUNNING -> new ApiProblem(ProblemKind.NOT_RUNNING);
            case NOT_PAUSED -> new ApiProblem(ProblemKind.NOT_PAUSED);
            case UNKNOWN_TASK -> new ApiProblem(ProblemKind.TASK_NOT_FOUND, "?", "");
            case STALE_ATTEMPT, DUPLICATE, NO_LONGER_NEEDED -> new ApiProblem(ProblemKind.STALE_CALLBACK);
            case NOT_WAITING -> new ApiProblem(ProblemKind.NOT_WAITING);
            case NOT_DEAD -> new ApiProblem(ProblemKind.NOT_DEAD);
            case NOTHING_FAILED -> new ApiProblem(ProblemKind.NOTHING_FAILED);
        };
    }
}
