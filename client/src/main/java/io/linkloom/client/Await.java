package io.linkloom.client;

import io.linkloom.api.ExecutionDetails;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits for the end of one execution by looking, less and less often. Occupies no thread. */
final class Await {
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration RAREST_LOOK = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final String id;
    private final Duration timeout;
    private final long end;
    private final CompletableFuture<ExecutionDetails> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> current = CompletableFuture.completedFuture(null);

    private Await(Exchange exchange, String id, Duration timeout) {
        this.exchange = exchange;
        this.id = id;
        this.timeout = timeout;
        this.end = exchange.pace().nowMillis() + timeout.toMillis();
    }

    static CompletableFuture<ExecutionDetails> start(Exchange exchange, String id, Duration timeout) {
        Await await = new Await(exchange, id, timeout);
        await.result.whenComplete((value, failure) -> await.current.cancel(true));
        await.look(FIRST_LOOK);
        return await.result;
    }

    private void look(Duration next) {
        CompletableFuture<ExecutionDetails> look = exchange.sendAsync(Verbs.execution(id));
        follow(look);
        look.whenComplete((execution, failure) -> {
            if (failure != null) result.completeExceptionally(failure);
            else seen(execution, next);
        });
    }

    private void seen(ExecutionDetails execution, Duration next) {
        long left = end - exchange.pace().nowMillis();
        if (execution.state().isEnded()) result.complete(execution);
        else if (left <= 0) result.completeExceptionally(new LinkLoomTimeoutException(execution, timeout));
        else pause(next.toMillis() > left ? Duration.ofMillis(left) : next);
    }

    private void pause(Duration time) {
        CompletableFuture<Void> pause = exchange.pace().pause(time);
        follow(pause);
        Duration twice = time.multipliedBy(2);
        pause.whenComplete((nothing, failure) -> {
            if (!result.isDone()) look(twice.compareTo(RAREST_LOOK) > 0 ? RAREST_LOOK : twice);
        });
    }

    private void follow(CompletableFuture<?> next) {
        current = next;
        if (result.isDone()) next.cancel(true);
    }
}
