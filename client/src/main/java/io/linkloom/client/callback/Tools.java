package io.linkloom.client.callback;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every piece of work needs to be done.
 *
 * @param executor for work that goes on after its request was answered
 * @param clock for signs of life, and lines that are sent together
 * @param heartbeat between two signs of life
 * @param patience how long a delivery waits for the end of the same work before it is answered otherwise
 */
record Tools(
        ProcessedTasks processed,
        Reports reports,
        TaskJson json,
        Executor executor,
        ScheduledExecutorService clock,
        Duration heartbeat,
        Duration patience) {}
