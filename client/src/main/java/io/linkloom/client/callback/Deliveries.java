package io.linkloom.client.callback;

import io.linkloom.client.callback.ProcessedTasks.Claim;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that work is done once for each key, however often, and however much at the same time, it is delivered.
 *
 * <p>A delivery of work that is under way in this process joins it. One of work that is under way in another process waits for that; when
 * it has waited long enough it is sent away with 425, which a server retries.
 */
final class Deliveries {
    private static final Logger LOG = System.getLogger(Deliveries.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration ANY_TIME = Duration.ofDays(1);
    private static final Ending.Failed SHUTTING_DOWN = new Ending.Failed("The backend is shutting down", 503);
    private static final Ending.Failed ELSEWHERE =
            new Ending.Failed("The same work is still under way since an earlier delivery", 425);
    private static final Ending.Failed UNKNOWN =
            new Ending.Failed("It cannot be found out whether this is done already", 503);
    private static final ProcessedTasks NOTHING_KNOWN = ProcessedTasks.none();

    private final ConcurrentHashMap<String, Work> underWay = new ConcurrentHashMap<>();
    private final Tools tools;

    Deliveries(Tools tools) {
        this.tools = tools;
    }

    /** @param async whether the server is answered before the work is done, where it can be called back */
    record Task(TaskHandler handler, boolean async) {}

    TaskAnswer take(Delivery delivery, Task task) {
        boolean later = task.async() && delivery.callback() != null;
        Work mine = new Work(delivery);
        String key = delivery.key();
        Work other = key == null ? null : underWay.putIfAbsent(key, mine);
        try {
            return other == null ? begin(mine, delivery, task, later) : join(other, delivery, later);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TaskAnswer.refused(503, SHUTTING_DOWN.message());
        }
    }

    private TaskAnswer join(Work work, Delivery delivery, boolean later) throws InterruptedException {
        if (later && work.promise(delivery)) return TaskAnswer.accepted();
        Ending ending = work.await(tools.patience());
        if (ending == null && delivery.callback() != null && work.promise(delivery)) return TaskAnswer.accepted();
        if (ending == null) ending = work.await(Duration.ZERO);
        return ending == null ? underWayAlready() : ending.answer();
    }

    private TaskAnswer begin(Work work, Delivery delivery, Task task, boolean later) throws InterruptedException {
        ScheduledFuture<?> beats = beat(work);
        work.whenEnded(() -> {
            beats.cancel(false);
            if (delivery.key() != null) underWay.remove(delivery.key(), work);
        });
        Claim claim;
        try {
            claim = claim(delivery, later ? Duration.ZERO : tools.patience());
        } catch (InterruptedException e) {
            work.end(SHUTTING_DOWN);
            throw e;
        } catch (RuntimeException e) {
            return unknown(work, delivery, e);
        }
        if (claim instanceof Claim.Done done) {
            work.end(new Ending.Succeeded(done.output()));
            return new Ending.Succeeded(done.output()).answer();
        }
        if (later) return doLater(work, delivery, task, claim);
        if (claim instanceof Claim.Mine mine) return doNow(work, delivery, task, mine);
        work.end(ELSEWHERE);
        return underWayAlready();
    }

    private TaskAnswer doNow(Work work, Delivery delivery, Task task, Claim.Mine claim) throws InterruptedException {
        new Run(tools, store(delivery), claim, work, delivery).start(task.handler());
        Ending ending = work.await(Duration.ZERO);
        if (ending == null && delivery.callback() != null && work.promise(delivery)) return TaskAnswer.accepted();
        while (ending == null) ending = work.await(ANY_TIME);
        return ending.answer();
    }

    private TaskAnswer doLater(Work work, Delivery delivery, Task task, Claim first) {
        work.promise(delivery);
        try {
            tools.executor().execute(() -> doPatiently(work, delivery, task, first));
            return TaskAnswer.accepted();
        } catch (RejectedExecutionException e) {
            if (first instanceof Claim.Mine mine) store(delivery).failed(mine);
            work.end(SHUTTING_DOWN);
            return TaskAnswer.refused(503, SHUTTING_DOWN.message());
        }
    }

    private void doPatiently(Work work, Delivery delivery, Task task, Claim first) {
        Ending ending;
        try {
            Claim claim = first instanceof Claim.Others ? claim(delivery, ANY_TIME) : first;
            if (claim instanceof Claim.Mine mine) {
                new Run(tools, store(delivery), mine, work, delivery).start(task.handler());
                return;
            }
            ending = claim instanceof Claim.Done done ? new Ending.Succeeded(done.output()) : ELSEWHERE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = SHUTTING_DOWN;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "It cannot be found out whether " + delivery.key() + " is done already", e);
            ending = UNKNOWN;
        }
        tools.reports().end(work, ending);
    }

    /** Whose the work is; as long as it is another one's, for as long as there is patience. */
    private Claim claim(Delivery delivery, Duration patience) throws InterruptedException {
        String key = delivery.key() == null ? "" : delivery.key();
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Claim claim = store(delivery).claim(key);
            if (!(claim instanceof Claim.Others) || System.nanoTime() - end >= 0) return claim;
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private ProcessedTasks store(Delivery delivery) {
        return delivery.key() == null ? NOTHING_KNOWN : tools.processed();
    }

    private ScheduledFuture<?> beat(Work work) {
        Runnable beat = () -> {
            if (work.isPromised()) tools.reports().beat(work);
        };
        long millis = tools.heartbeat().toMillis();
        return tools.clock().scheduleWithFixedDelay(beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    private static TaskAnswer unknown(Work work, Delivery delivery, RuntimeException e) {
        LOG.log(Level.ERROR, "It cannot be found out whether " + delivery.key() + " is done already", e);
        work.end(UNKNOWN);
        return TaskAnswer.refused(503, UNKNOWN.message());
    }

    private static TaskAnswer underWayAlready() {
        return TaskAnswer.refused(425, ELSEWHERE.message());
    }
}
