package io.linkloom.desktop.background;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Virtual threads wait, the JavaFX thread gets the results. */
public final class FxBackground implements Background, AutoCloseable {
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("desktop-clock").factory());

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> whenDone) {
        workers.execute(() -> {
            T result = work.get();
            Platform.runLater(() -> whenDone.accept(result));
        });
    }

    @Override
    public void every(Duration period, Runnable action) {
        var unused = clock.scheduleWithFixedDelay(
                () -> Platform.runLater(action), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Drops what is still waiting. */
    @Override
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
    }
}
