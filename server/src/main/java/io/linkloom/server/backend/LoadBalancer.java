package io.linkloom.server.backend;

import io.linkloom.api.WaitReason;
import io.linkloom.server.shard.SlotLimits;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses the instance for each call: the one with the fewest calls under way; among equals each in its turn. Safe for any thread. */
final class LoadBalancer {
    private final String name;
    private final List<Instance> instances;
    private final Ticks ticks;
    private int turn;

    LoadBalancer(String name, List<Instance> instances, Ticks ticks) {
        this.name = name;
        this.instances = List.copyOf(instances);
        this.ticks = ticks;
    }

    List<Instance> instances() {
        return instances;
    }

    /**
     * Begins a call. An instance that has to show whether it is well again comes first, else it never could.
     *
     * @param except those that were tried in vain
     * @return null when no instance can take one
     */
    synchronized Instance.@Nullable Call begin(Set<String> except) {
        Instance best = null;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < instances.size(); i++) {
            Instance instance = instances.get((turn + i) % instances.size());
            if (except.contains(instance.url())) continue;
            int rank = switch (instance.room()) {
                case ANY -> instance.outstanding();
                case ONE -> -1;
                case NONE -> Integer.MAX_VALUE;
            };
            if (rank < least) {
                best = instance;
                least = rank;
            }
        }
        if (best == null) return null;
        turn = (instances.indexOf(best) + 1) % instances.size();
        return best.begin();
    }

    /** How many calls may be begun, see `SlotLimits`: those that have been decided, but did not get here yet, are counted in. */
    int departures(int used) {
        int probes = 0;
        int outstanding = 0;
        for (Instance instance : instances) {
            switch (instance.room()) {
                case ANY -> {
                    return Integer.MAX_VALUE;
                }
                case ONE -> probes++;
                case NONE -> {}
            }
            outstanding += instance.outstanding();
        }
        return Math.max(0, probes - Math.max(0, used - outstanding));
    }

    /** Why no call can be begun; null when one can. */
    SlotLimits.@Nullable Hold hold() {
        Long next = null;
        boolean paused = false;
        String error = null;
        for (Instance instance : instances) {
            if (instance.room() != Instance.Room.NONE) return null;
            Long at = instance.nextAt();
            if (at != null && (next == null || at - next < 0)) {
                next = at;
                paused = instance.isPausedNow();
            }
            if (instance.lastError() != null) error = instance.lastError();
        }
        String why = "No instance of the backend " + name + " can be called now"
                + (paused ? ", as it asked for a pause" : "") + (error == null ? "" : "; last error: " + error);
        return new SlotLimits.Hold(
                paused ? WaitReason.RATE_LIMIT : WaitReason.CIRCUIT_OPEN, next == null ? null : ticks.at(next), why);
    }
}
