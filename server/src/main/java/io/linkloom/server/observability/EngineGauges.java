package io.linkloom.server.observability;

import io.linkloom.server.dispatch.Dispatcher;
import io.linkloom.server.history.StreamHub;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.ShardLoop;
import io.linkloom.server.shard.SlotPools;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/** How things stand at the moment when somebody looks. Costs nothing while nobody does. */
@Component
class EngineGauges implements MeterBinder {
    private static final String OTHERS = "other";

    private final Inbox inbox;
    private final ShardLoop loop;
    private final Dispatcher dispatcher;
    private final SlotPools pools;
    private final LoopMeters loopMeters;
    private final TaskLog taskLog;
    private final StreamHub streams;

    EngineGauges(
            Inbox inbox,
            ShardLoop loop,
            Dispatcher dispatcher,
            SlotPools pools,
            LoopMeters loopMeters,
            TaskLog taskLog,
            StreamHub streams) {
        this.inbox = inbox;
        this.loop = loop;
        this.dispatcher = dispatcher;
        this.pools = pools;
        this.loopMeters = loopMeters;
        this.taskLog = taskLog;
        this.streams = streams;
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
        FunctionCounter.builder("loom.log.lines.dropped", taskLog, TaskLog::dropped)
                .description("Lines of tasks that were not kept")
                .register(registry);
        pool(registry, OTHERS, name -> others(pools::waiting), name -> others(pools::used));
        loopMeters.onPool(name -> pool(registry, name, pools::waiting, pools::used));
    }

    private void pool(MeterRegistry registry, String name, ToIntFunction<String> waiting, ToIntFunction<String> used) {
        Gauge.builder("loom.queue.depth", () -> waiting.applyAsInt(name))
                .description("Attempts that wait for a slot of their pool")
                .tag("pool", name)
                .register(registry);
        Gauge.builder("loom.slots.used", () -> used.applyAsInt(name))
                .description("Slots of a pool that are taken")
                .tag("pool", name)
                .register(registry);
    }

    private int others(ToIntFunction<String> count) {
        int sum = 0;
        for (String name : pools.names()) if (!loopMeters.pools().contains(name)) sum += count.applyAsInt(name);
        return sum;
    }
}
