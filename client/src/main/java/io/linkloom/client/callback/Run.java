package io.linkloom.client.callback;

import io.linkloom.client.callback.ProcessedTasks.Claim;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does one piece of work, from the claim to the end. */
final class Run {
    private static final Logger LOG = System.getLogger(Run.class.getName());
    private static final Duration LOG_PATIENCE = Duration.ofSeconds(3);
    private static final long RENEWAL_SECONDS = 20;

    private final Tools tools;
    private final ProcessedTasks processed;
    private final Claim.Mine claim;
    private final Work work;
    private final Delivery delivery;
    private final TaskLog log;
    private final ScheduledFuture<?> renewals;

    Run(Tools tools, ProcessedTasks processed, Claim.Mine claim, Work work, Delivery delivery) {
        this.tools = tools;
        this.processed = processed;
        this.claim = claim;
        this.work = work;
        this.delivery = delivery;
        this.log = new TaskLog(() -> tools.reports().about(work.newest()), tools.clock());
        this.renewals =
                tools.clock().scheduleWithFixedDelay(this::renew, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Calls the handler. When this returns the work has ended, unless the handler gave a `CompletionStage`. */
    void start(TaskHandler handler) {
        try {
            Object result = handler.perform(new TaskContext(delivery, work, tools.reports(), tools.json(), log));
            if (result instanceof CompletionStage<?> stage) {
                stage.whenComplete((value, failure) -> finishElsewhere(value, failure));
            } else {
                finish(result, null);
            }
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) Thread.currentThread().interrupt();
            finish(null, failure);
        }
    }

    /** Whoever completes a stage is not kept waiting by what follows. */
    private void finishElsewhere(@Nullable Object value, @Nullable Throwable failure) {
        try {
            tools.executor().execute(() -> finish(value, failure));
        } catch (RejectedExecutionException e) {
            finish(value, failure);
        }
    }

    private void finish(@Nullable Object value, @Nullable Throwable failure) {
        renewals.cancel(false);
        Ending ending = failure == null ? succeeded(value) : failed(failure);
        try {
            log.flush(LOG_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        note(ending);
        tools.reports().end(work, ending);
    }

    private Ending succeeded(@Nullable Object value) {
        try {
            return new Ending.Succeeded(tools.json().write(value));
        } catch (IllegalArgumentException e) {
            return failed(new PermanentTaskException("The output cannot be written as JSON: " + e.getMessage(), e));
        }
    }

    private Ending failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String what = "Attempt " + delivery.attempt() + " of " + claim.key() + " failed";
        if (cause instanceof PermanentTaskException) LOG.log(Level.WARNING, what + " for good: " + cause.getMessage());
        else LOG.log(Level.WARNING, what, cause);
        return Ending.failed(cause);
    }

    /** What cannot be noted counts all the same; only a repetition would not be known again. */
    private void note(Ending ending) {
        try {
            if (ending instanceof Ending.Succeeded succeeded) processed.succeeded(claim, succeeded.output());
            else processed.failed(claim);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "How " + claim.key() + " ended could not be noted", e);
        }
    }

    private void renew() {
        try {
            processed.renew(claim);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The claim to " + claim.key() + " could not be renewed", e);
        }
    }
}
