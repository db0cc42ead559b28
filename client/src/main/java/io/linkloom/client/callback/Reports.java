package io.linkloom.client.callback;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Speaks to the server about pieces of work, each time about the newest attempt that brought it. */
final class Reports {
    private final Post post;
    private final TaskJson json;
    private final Set<CompletableFuture<Receipt>> underWay = ConcurrentHashMap.newKeySet();

    Reports(Post post, TaskJson json) {
        this.post = post;
        this.json = json;
    }

    /** Null where the attempt cannot be reported on. */
    @Nullable
    TaskReport about(Delivery delivery) {
        TaskEnvelope.CallbackPart callback = delivery.callback();
        return callback == null ? null : new TaskReport(post, json, callback, delivery.trace());
    }

    /** Waits until the server was told all results, or for the given time. */
    void awaitDelivery(Duration patience) throws InterruptedException {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The server is away: it will ask again, and the memory of what is done answers where it outlives the
            // process.
        }
    }

    /** A sign of life, with what was last said of how far the work is. */
    void beat(Work work) {
        Delivery newest = work.newest();
        TaskReport report = about(newest);
        if (report == null) return;
        Work.Standing standing = work.standing();
        report.heartbeat(standing.progress(), standing.message()).thenAccept(receipt -> work.heard(newest, receipt));
    }

    /** Ends the work, and tells the server where that was promised. */
    void end(Work work, Ending ending) {
        if (!work.end(ending)) return;
        TaskReport report = about(work.newest());
        if (report == null) return;
        CompletableFuture<Receipt> told = report.ended(ending);
        underWay.add(told);
        told.thenRun(() -> underWay.remove(told));
    }
}
