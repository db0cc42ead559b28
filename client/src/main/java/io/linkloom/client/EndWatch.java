package io.linkloom.client;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.StreamEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Hears from the server that an execution may have ended, or that there is nothing more to hear. */
final class EndWatch implements Flow.Subscriber<String>, AutoCloseable {
    private final SseEvent.Parser parser = new SseEvent.Parser();
    private volatile CompletableFuture<Void> news = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile CompletableFuture<Void> opening = CompletableFuture.completedFuture(null);
    private volatile boolean open;
    private volatile boolean endTold;
    private volatile boolean ended;
    private volatile boolean closed;

    /** Begins to listen. That is news, too, for the end may have come before; that it is not possible is none. */
    void open(Exchange exchange, String execution) {
        EventQuery query = EventQuery.all().ofExecution(execution).ofType(EventType.EXECUTION);
        CompletableFuture<Void> asked = exchange.open(query.call(), this);
        opening = asked;
        if (closed) asked.cancel(true);
        asked.whenComplete((nothing, failure) -> {
            if (failure != null) return;
            open = true;
            news.complete(null);
        });
    }

    /** Done as soon as it is worth to look at the execution. */
    CompletableFuture<Void> news() {
        return news;
    }

    /** Before a look: what comes after it is news again. Whether an end was told since the last time. */
    boolean rearm() {
        boolean told = endTold;
        endTold = false;
        if (news.isDone()) news = new CompletableFuture<>();
        return told;
    }

    /** Whether the end will be told. */
    boolean isOpen() {
        return open;
    }

    /** Whether it was open and is not any more. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) given.cancel();
        else given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        SseEvent event = parser.line(line);
        if (event == null || !isEnd(event)) return;
        endTold = true;
        news.complete(null);
    }

    private static boolean isEnd(SseEvent event) {
        if (!event.name().equals(EventType.EXECUTION.word())) return true;
        try {
            return ExecutionState.valueOf(Answers.read(event, StreamEvent.class).state())
                    .isEnded();
        } catch (RuntimeException e) {
            return true;
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    @Override
    public void onComplete() {
        end();
    }

    private void end() {
        open = false;
        ended = true;
        news.complete(null);
    }

    @Override
    public void close() {
        closed = true;
        open = false;
        opening.cancel(true);
        Flow.Subscription source = subscription;
        if (source != null) source.cancel();
    }
}
