package io.linkloom.server.observability;

import io.linkloom.server.shard.SlotPools;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/**
 * Slots and queues by pool. A pool that is seen for the first time has a label of its own from the next look on; until then it is counted
 * with the others.
 */
@Component
class PoolGauges implements MeterBinder {
    /** So many pools have a label of their own, so that addresses made by templates cannot make ever more series. */
    private static final int MAX_POOLS = 100;

    private final Set<String> labelled = ConcurrentHashMap.newKeySet();
    private final SlotPools pools;

    PoolGauges(SlotPools pools) {
        this.pools = pools;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "loom.queue.depth", "Tasks that wait for a slot of their pool", "other", name -> {
            int waiting = others(SlotPools.View::waiting);
            labelNewcomers(registry);
            return waiting;
        });
        gauge(
                registry,
                "loom.slots.used",
                "Slots of a pool that are taken",
                "other",
                name -> others(SlotPools.View::used));
    }

    private void labelNewcomers(MeterRegistry registry) {
        for (String name : pools.views().keySet()) {
            if (labelled.size() >= MAX_POOLS) return;
            if (!labelled.add(name)) continue;
            gauge(
                    registry,
                    "loom.queue.depth",
                    "Tasks that wait for a slot of their pool",
                    name,
                    each -> pools.view(each).waiting());
            gauge(
                    registry,
                    "loom.slots.used",
                    "Slots of a pool that are taken",
                    name,
                    each -> pools.view(each).used());
        }
    }

    private static void gauge(
            MeterRegistry registry, String meter, String description, String pool, ToIntFunction<String> value) {
        Gauge.builder(meter, () -> value.applyAsInt(pool))
                .description(description)
                .tag("pool", pool)
                .register(registry);
    }

    private int others(ToIntFunction<SlotPools.View> count) {
        int sum = 0;
        for (Map.Entry<String, SlotPools.View> pool : pools.views().entrySet()) {
            if (!labelled.contains(pool.getKey())) sum += count.applyAsInt(pool.getValue());
        }
        return sum;
    }
}
