package io.linkloom.desktop.shell;

import io.linkloom.desktop.background.Background;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work is done when the test says so, oldest first. */
final class ManualBackground implements Background {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Runnable> periodic = new ArrayList<>();

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> whenDone) {
        waiting.add(() -> whenDone.accept(work.get()));
    }

    @Override
    public void every(Duration period, Runnable action) {
        periodic.add(action);
    }

    void finishOne() {
        waiting.remove().run();
    }

    void periodPasses() {
        periodic.forEach(Runnable::run);
    }

    int waiting() {
        return waiting.size();
    }
}
