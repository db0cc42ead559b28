package io.linkloom.server.observability;

import io.linkloom.server.audit.StallAuditor;
import io.linkloom.server.dispatch.Dispatcher;
import io.linkloom.server.history.StreamHub;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.ShardLoop;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How things stand at the moment when somebody looks. Costs nothing while nobody does. */
@Component
class EngineGauges implements MeterBinder {
    private final Inbox inbox;
    private final ShardLoop loop;
    private final Dispatcher dispatcher;
    private final TaskLog taskLog;
    private final StreamHub streams;
    private final StallAuditor auditor;

    EngineGauges(Inbox inbox, ShardLoop loop, Dispatcher dispatcher, TaskLog taskLog, StreamHub streams, StallAuditor auditor) {
        this.inbox = inbox;
        this.loop = loop;
        this.dispatcher = dispatcher;
        this.taskLog = taskLog;
        this.streams = streams;
        this.auditor = auditor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("loom.inbox.depth", inbox, Inbox::size)
                .description("Messages that wait for the loop")
                .register(registry);
        Gauge.builder("loom.executions.live", loop, ShardLoop::live)
                .description("Executions in memory: those that have not ended")
                .register(registry);
        Gauge.builder("loom.attempts.in.flight", dispatcher, Dispatcher::underWay)
                .description("Attempts on their way")
                .register(registry);
        Gauge.builder("loom.streams", streams, StreamHub::size)
                .description("Open streams of changes")
                .register(registry);
        Gauge.builder("loom.stuck.executions", auditor, StallAuditor::stuck)
                .description("Executions that nothing would ever move again, as the last look found; to be 0")
                .register(registry);
        FunctionCounter.builder("loom.stalls.repaired", auditor, StallAuditor::repaired)
                .description("Stalls that were found and mended")
                .register(registry);
        FunctionCounter.builder("loom.log.lines.dropped", taskLog, TaskLog::dropped)
                .description("Lines of tasks that were not kept")
                .register(registry);
    }
}
