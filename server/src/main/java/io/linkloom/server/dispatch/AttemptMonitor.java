package io.linkloom.server.dispatch;

import io.linkloom.engine.command.Outcome;
import io.linkloom.model.definition.TaskWork;

/** Hears of attempts. Called by the attempts' own threads: safe for many, quick, and never throws. */
public interface AttemptMonitor {
    /** Hears nothing. */
    AttemptMonitor NONE = new AttemptMonitor() {
        @Override
        public void left(long hopNanos) {}

        @Override
        public void landed(TaskWork work, Outcome outcome, boolean aborted, long nanos) {}
    };

    /** An attempt leaves that the outcome of another one called for; `hopNanos` lie between the two. */
    void left(long hopNanos);

    /**
     * An attempt that had left has an outcome.
     *
     * @param aborted whether nobody wanted it any more
     * @param nanos that it was on its way
     */
    void landed(TaskWork work, Outcome outcome, boolean aborted, long nanos);
}
