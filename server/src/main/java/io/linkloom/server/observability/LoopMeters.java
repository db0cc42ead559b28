package io.linkloom.server.observability;

import io.linkloom.server.shard.LoopMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What the loop does, counted. Every meter is made before the first commit. */
@Component
class LoopMeters implements LoopMonitor {
    private final Timer commits;
    private final DistributionSummary batches;
    private final Counter committed;
    private final Counter events;
    private final Counter fenced;

    LoopMeters(MeterRegistry registry) {
        committed = Counter.builder("loom.commits")
                .description("Transactions that made decisions durable")
                .register(registry);
        commits = Timer.builder("loom.commit")
                .description("How long such a transaction took")
                .serviceLevelObjectives(Buckets.COMMIT)
                .register(registry);
        batches = DistributionSummary.builder("loom.commit.batch.size")
                .description("Executions that one transaction wrote about")
                .serviceLevelObjectives(1, 2, 5, 10, 25, 50, 100, 250, 500)
                .register(registry);
        events = Counter.builder("loom.journal.events")
                .description("Events that became durable")
                .register(registry);
        fenced = Counter.builder("loom.fenced.writes")
                .description("Writes that were refused because another process owns the shard by now")
                .register(registry);
    }

    @Override
    public void committed(int executions, int count, long nanos) {
        committed.increment();
        commits.record(nanos, TimeUnit.NANOSECONDS);
        batches.record(executions);
        events.increment(count);
    }

    @Override
    public void fenced() {
        fenced.increment();
    }
}
