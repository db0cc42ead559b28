package io.linkloom.server.shard;

/** Hears what the shard loop does. Called by the loop itself between two commits, so it must cost next to nothing and never throw. */
public interface LoopMonitor {
    /** Hears nothing. */
    LoopMonitor NONE = new LoopMonitor() {
        @Override
        public void committed(int executions, int events, long nanos) {}

        @Override
        public void fenced() {}
    };

    /**
     * A batch became durable.
     *
     * @param executions that it says something of
     * @param events all of them together
     * @param nanos that the transaction took
     */
    void committed(int executions, int events, long nanos);

    /** A write was refused: a shard belongs to another process by now. */
    void fenced();
}
