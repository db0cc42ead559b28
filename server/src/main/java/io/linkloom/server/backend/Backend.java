package io.linkloom.server.backend;

import io.linkloom.api.BackendInstance;
import io.linkloom.api.BackendStatus;
import io.linkloom.api.WaitReason;
import io.linkloom.server.shard.SlotLimits;
import io.linkloom.server.shard.SlotPools;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A registered backend at work. Changed, it is another one that shares the instances that stay. */
final class Backend {
    private final BackendDefinition definition;
    private final LoadBalancer balancer;
    private final @Nullable TokenBucket bucket;
    private final Ticks ticks;

    /** @param before the same backend before it was changed; instances of the same address go on, but start afresh */
    Backend(BackendDefinition definition, @Nullable Backend before, Ticks ticks) {
        this.definition = definition;
        this.ticks = ticks;
        Map<String, Instance> known = new HashMap<>();
        if (before != null) for (Instance instance : before.balancer.instances()) known.put(instance.url(), instance);
        List<Instance> instances = new ArrayList<>();
        for (String url : definition.instances()) {
            Instance instance = known.get(url);
            if (instance == null) instance = new Instance(url, definition.breaker(), ticks);
            else instance.reset(definition.breaker());
            instances.add(instance);
        }
        this.balancer = new LoadBalancer(definition.name(), instances, ticks);
        TokenBucket old = before == null ? null : before.bucket;
        Rate rate = definition.rate();
        boolean sameRate = old != null && Objects.equals(old.rate(), rate);
        this.bucket = rate == null ? null : sameRate ? old : new TokenBucket(rate, ticks);
    }

    BackendDefinition definition() {
        return definition;
    }

    List<Instance> instances() {
        return balancer.instances();
    }

    Instance.@Nullable Call begin(Set<String> except) {
        return balancer.begin(except);
    }

    int departures(int used) {
        int allowed = bucket == null ? Integer.MAX_VALUE : bucket.available();
        return allowed == 0 ? 0 : Math.min(allowed, balancer.departures(used));
    }

    void left() {
        if (bucket != null) bucket.take();
    }

    void neverLeft() {
        if (bucket != null) bucket.giveBack();
    }

    SlotLimits.@Nullable Hold hold() {
        SlotLimits.Hold hold = balancer.hold();
        if (hold != null || bucket == null || bucket.available() > 0) return hold;
        return new SlotLimits.Hold(
                WaitReason.RATE_LIMIT,
                ticks.at(bucket.nextAt()),
                "As many calls of the backend " + definition.name() + " as its rate limit allows have left");
    }

    BackendStatus status(SlotPools.View pool) {
        List<BackendInstance> all = instances().stream().map(Instance::status).toList();
        long up = all.stream()
                .filter(instance -> instance.state().equals(BackendInstance.UP))
                .count();
        String state = up == all.size() ? BackendStatus.UP : up == 0 ? BackendStatus.DOWN : BackendStatus.DEGRADED;
        SlotLimits.Hold hold = pool.hold();
        return new BackendStatus(
                definition.name(),
                state,
                pool.used(),
                pool.limit(),
                pool.waiting(),
                hold == null ? null : hold.reason(),
                hold == null ? null : hold.until(),
                hold == null ? null : hold.why(),
                all);
    }
}
