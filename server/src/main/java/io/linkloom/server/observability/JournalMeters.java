package io.linkloom.server.observability;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.shard.CommitListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became durable, counted: executions and tasks by how they went. Every meter is made before the first commit. */
@Component
class JournalMeters implements CommitListener {
    private static final String SCHEDULE = "schedule";
    private static final List<String> TRIGGERS =
            List.of("manual", SCHEDULE, "event", "workflow", "backfill", "rerun", "other");

    private final Map<String, Counter> starts = new HashMap<>();
    private final Map<String, Counter> executions = new HashMap<>();
    private final Map<String, Counter> tasks = new HashMap<>();
    private final Counter retries;
    private final Timer scheduleDelay;

    JournalMeters(MeterRegistry registry) {
        for (String trigger : TRIGGERS) {
            starts.put(
                    trigger,
                    Counter.builder("loom.starts")
                            .description("Executions that came into being, by what started them")
                            .tag("trigger", trigger)
                            .register(registry));
        }
        for (String state : List.of("succeeded", "failed", "cancelled", "timed_out")) {
            executions.put(
                    state,
                    Counter.builder("loom.executions")
                            .description("Executions that ended, by how; one that goes on ends again")
                            .tag("state", state)
                            .register(registry));
        }
        for (String state : List.of("succeeded", "dead", "skipped", "upstream_failed", "cancelled")) {
            tasks.put(
                    state,
                    Counter.builder("loom.task.runs")
                            .description("Tasks, and items of fan-outs, that ended, by how")
                            .tag("state", state)
                            .register(registry));
        }
        retries = Counter.builder("loom.retries")
                .description("Attempts that failed and are followed by another one after a delay")
                .register(registry);
        scheduleDelay = Timer.builder("loom.schedule.delay")
                .description("From the instant that a schedule named to the start of its execution")
                .serviceLevelObjectives(Buckets.SCHEDULE)
                .register(registry);
    }

    @Override
    public void committed(ExecutionHeader header, Entry entry) {
        for (Event event : entry.events()) count(header, event);
    }

    private void count(ExecutionHeader header, Event event) {
        switch (event) {
            case Event.ExecutionCreated created -> {
                Counter counter = starts.get(header.trigger().type());
                increment(counter == null ? starts.get("other") : counter);
            }
            case Event.ExecutionStarted started -> {
                if (header.trigger().type().equals(SCHEDULE)) {
                    Duration delay = Duration.between(header.trigger().scheduledAt(), started.at());
                    scheduleDelay.record(delay.isNegative() ? Duration.ZERO : delay);
                }
            }
            case Event.ExecutionSucceeded ended -> increment(executions.get("succeeded"));
            case Event.ExecutionFailed ended -> increment(executions.get("failed"));
            case Event.ExecutionCancelled ended -> increment(executions.get("cancelled"));
            case Event.ExecutionTimedOut ended -> increment(executions.get("timed_out"));
            case Event.TaskSucceeded ended -> increment(tasks.get("succeeded"));
            case Event.TaskDead ended -> increment(tasks.get("dead"));
            case Event.TaskSkipped ended -> increment(tasks.get("skipped"));
            case Event.TaskUpstreamFailed ended -> increment(tasks.get("upstream_failed"));
            case Event.TaskCancelled ended -> increment(tasks.get("cancelled"));
            case Event.RetryScheduled retry -> retries.increment();
            case Event.OfExecution other -> {}
            case Event.OfTask other -> {}
        }
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) counter.increment();
    }
}
