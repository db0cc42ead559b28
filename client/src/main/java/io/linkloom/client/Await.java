package io.linkloom.client;

import io.linkloom.api.ExecutionDetails;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the end of one execution, without a thread: listens to the server and looks when it tells of an end, and looks
 * now and then in any case, less and less often.
 */
final class Await {
    private static final Duration FIRST_LOOK = Duration.ofMillis(100);
    private static final Duration RAREST_LOOK = Duration.ofSeconds(2);

    /** While the server tells of the end by itself; one of several replicas may hear of it late. */
    private static final Duration FIRST_LOOK_WHILE_LISTENING = Duration.ofMillis(500);

    private static final Duration RAREST_LOOK_WHILE_LISTENING = Duration.ofSeconds(5);

    /** The end may be told a moment before it is seen. */
    private static final Duration LOOK_AFTER_NEWS = Duration.ofMillis(20);

    private static final Duration SHORTEST_WATCH = Duration.ofSeconds(5);

    /** A server that is started anew is waited for. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(2);

    private final Exchange exchange;
    private final Pace pace;
    private final String id;
    private final Duration timeout;
    private final long end;
    private final CompletableFuture<ExecutionDetails> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> current = CompletableFuture.completedFuture(null);
    private volatile @Nullable ExecutionDetails seen;
    private volatile long seenAt;
    private volatile long listenedAt;
    private volatile EndWatch watch = new EndWatch();

    private Await(Exchange exchange, String id, Duration timeout) {
        this.exchange = exchange;
        this.pace = exchange.pace();
        this.id = id;
        this.timeout = timeout;
        this.end = pace.nowMillis() + timeout.toMillis();
    }

    /** Who gives the result up, by cancelling or by a timeout, gives the waiting up. */
    static CompletableFuture<ExecutionDetails> start(Exchange exchange, String id, Duration timeout) {
        Await await = new Await(exchange, id, timeout);
        await.result.whenComplete((value, failure) -> await.stop());
        await.look(Duration.ZERO);
        return await.result;
    }

    private void stop() {
        current.cancel(true);
        watch.close();
    }

    /** @param pause that went before */
    private void look(Duration pause) {
        boolean told = watch.rearm();
        CompletableFuture<ExecutionDetails> look = exchange.sendAsync(Verbs.execution(id));
        follow(look);
        look.whenComplete((execution, failure) -> {
            if (failure == null) seen(execution, told ? LOOK_AFTER_NEWS : longer(pause));
            else missed(failure, longer(pause));
        });
    }

    private void seen(ExecutionDetails execution, Duration pause) {
        boolean listen = seen == null || watchIsWorthAnother();
        seen = execution;
        seenAt = pace.nowMillis();
        if (execution.state().isEnded()) {
            result.complete(execution);
            return;
        }
        if (listen && end > seenAt) listen();
        rest(execution, pause);
    }

    /** One that was cut after a while; not one that was refused, or ends as soon as it is open. */
    private boolean watchIsWorthAnother() {
        return watch.hasEnded() && pace.nowMillis() - listenedAt > SHORTEST_WATCH.toMillis();
    }

    private void listen() {
        EndWatch fresh = new EndWatch();
        watch = fresh;
        listenedAt = pace.nowMillis();
        fresh.open(exchange, id);
        if (result.isDone()) fresh.close();
    }

    private void missed(Throwable failure, Duration pause) {
        ExecutionDetails last = seen;
        boolean passing = failure instanceof LinkLoomUnreachableException
                || failure instanceof LinkLoomException refused && Delivery.PASSING.contains(refused.status());
        boolean absent = pace.nowMillis() - seenAt > LONGEST_ABSENCE.toMillis();
        if (last == null || !passing || absent) result.completeExceptionally(failure);
        else rest(last, pause);
    }

    private void rest(ExecutionDetails last, Duration pause) {
        long left = end - pace.nowMillis();
        if (left <= 0) {
            result.completeExceptionally(new LinkLoomTimeoutException(last, timeout));
            return;
        }
        CompletableFuture<Void> over = pace.pause(pause.toMillis() > left ? Duration.ofMillis(left) : pause);
        follow(over);
        CompletableFuture.anyOf(over, watch.news()).whenComplete((nothing, failure) -> {
            over.cancel(true);
            if (!result.isDone()) look(pause);
        });
    }

    private Duration longer(Duration pause) {
        boolean listens = watch.isOpen();
        Duration first = listens ? FIRST_LOOK_WHILE_LISTENING : FIRST_LOOK;
        Duration rarest = listens ? RAREST_LOOK_WHILE_LISTENING : RAREST_LOOK;
        Duration twice = pause.multipliedBy(2);
        if (twice.compareTo(first) < 0) return pause.compareTo(LOOK_AFTER_NEWS) < 0 ? first : twice;
        return twice.compareTo(rarest) > 0 ? rarest : twice;
    }

    private void follow(CompletableFuture<?> next) {
        current = next;
        if (result.isDone()) next.cancel(true);
    }
}
