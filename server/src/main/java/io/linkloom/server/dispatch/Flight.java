package io.linkloom.server.dispatch;

import io.linkloom.server.runner.Cancellation;
import java.util.concurrent.atomic.AtomicReference;

/** One attempt between its commit and its outcome. */
final class Flight {
    private enum Gate {
        OPEN,
        LEFT,
        CLOSED
    }

    private final AtomicReference<Gate> gate = new AtomicReference<>(Gate.OPEN);
    private final Cancellation cancellation = new Cancellation();

    /** Whether the attempt may leave; asked once, right before sending. */
    boolean leave() {
        return gate.compareAndSet(Gate.OPEN, Gate.LEFT);
    }

    /** An attempt that has not left yet will not. */
    void closeGate() {
        gate.compareAndSet(Gate.OPEN, Gate.CLOSED);
    }

    void abort() {
        closeGate();
        cancellation.cancel();
    }

    boolean isAborted() {
        return cancellation.isCancelled();
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
