package io.linkloom.server.runner;

/** Tells the work of one attempt that nobody wants it any more. */
public interface CancelSignal {

    boolean isCancelled();

    /** Runs the action once when the attempt is cancelled: on the canceller's thread, or at once when it is cancelled already. */
    void onCancel(Runnable action);
}
