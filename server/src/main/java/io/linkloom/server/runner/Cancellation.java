package io.linkloom.server.runner;

import java.util.ArrayList;
import java.util.List;

/** The signal together with the lever that pulls it. */
public final class Cancellation implements CancelSignal {
    private final List<Runnable> actions = new ArrayList<>(1);
    private volatile boolean cancelled;

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Cancels the attempt; again changes nothing. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }
}
