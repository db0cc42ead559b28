package io.linkloom.desktop.background;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where waiting is done. */
public interface Background {
    /** Does the work elsewhere, then hands its result over on the thread that draws. The work must not throw. */
    <T> void run(Supplier<T> work, Consumer<T> whenDone);

    /** Does something on the thread that draws, again and again, first after one period. */
    void every(Duration period, Runnable action);
}
