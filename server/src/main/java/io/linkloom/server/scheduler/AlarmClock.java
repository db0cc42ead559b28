package io.linkloom.server.scheduler;

import java.time.Instant;
import java.util.Set;

/**
 * Rings at the moments it was set to, also those that passed while nobody was there to hear it. A ring may come late, twice, or in another
 * process on the same database; whoever hears it looks for himself what is due.
 */
public interface AlarmClock {

    /** Hears alarms; returns at once. */
    @FunctionalInterface
    interface Ear {
        void ring(String alarm);
    }

    /** Sets an alarm, or moves it. */
    void set(String alarm, Instant at);

    void cancel(String alarm);

    /** Names of the alarms that are set. */
    Set<String> pending();
}
