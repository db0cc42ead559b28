package io.linkloom.client.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log of a task run, as people read it at the server. Safe for many threads.
 *
 * <p>Lines are sent together, at most a second after they were written and before the result is told. Lines that cannot be sent are lost:
 * a log never holds the work up.
 */
public final class TaskLog {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_WAITING = 20_000;
    private static final long MILLIS = 1_000;
    private static final CompletableFuture<Receipt> NOTHING_SENT = CompletableFuture.completedFuture(Receipt.TAKEN);

    private final Supplier<@Nullable TaskReport> report;
    private final ScheduledExecutorService clock;
    private List<Line> waiting = new ArrayList<>();
    private int dropped;
    private boolean flushPlanned;
    private CompletableFuture<Receipt> sent = NOTHING_SENT;

    TaskLog(Supplier<@Nullable TaskReport> report, ScheduledExecutorService clock) {
        this.report = report;
        this.clock = clock;
    }

    /** @param level DEBUG, INFO, WARN or ERROR */
    public record Line(String level, String message) {}

    public void debug(String message) {
        add("DEBUG", message);
    }

    public void info(String message) {
        add("INFO", message);
    }

    public void warn(String message) {
        add("WARN", message);
    }

    public void error(String message) {
        add("ERROR", message);
    }

    private synchronized void add(String level, String message) {
        for (String line : message.split("\\R", -1)) {
            if (waiting.size() < MOST_WAITING) waiting.add(new Line(level, line));
            else dropped++;
        }
        if (flushPlanned) return;
        flushPlanned = true;
        clock.schedule(this::send, MILLIS, TimeUnit.MILLISECONDS);
    }

    /** One batch at a time, in order. */
    private synchronized void send() {
        flushPlanned = false;
        if (waiting.isEmpty()) return;
        if (dropped > 0) waiting.add(new Line("WARN", dropped + " lines were dropped here: too many at once"));
        dropped = 0;
        TaskReport to = report.get();
        for (List<Line> batch : to == null ? List.<List<Line>>of() : batches(waiting)) {
            sent = sent.thenCompose(before -> to.log(batch));
        }
        waiting = new ArrayList<>();
    }

    /** Returns when everything written so far was sent, or after the given time. */
    void flush(Duration patience) throws InterruptedException {
        CompletableFuture<Receipt> last;
        synchronized (this) {
            send();
            last = sent;
        }
        try {
            last.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The result matters more than what was said on the way to it.
        }
    }

    static List<List<Line>> batches(List<Line> lines) {
        List<List<Line>> batches = new ArrayList<>();
        List<Line> batch = new ArrayList<>();
        int characters = 0;
        for (Line line : lines) {
            boolean full =
                    batch.size() == MOST_LINES || characters + line.message().length() > MOST_CHARACTERS;
            if (full && !batch.isEmpty()) {
                batches.add(batch);
                batch = new ArrayList<>();
                characters = 0;
            }
            batch.add(line);
            characters += line.message().length();
        }
        batches.add(batch);
        return batches;
    }
}
