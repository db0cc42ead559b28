package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What executions of a workflow have in common; the shape of `stats -o json`.
 *
 * @param from creation of the oldest one; null when there is none
 * @param states how many ended, or stand, in each
 * @param triggers how many each kind of trigger started
 * @param successRate of those that have ended, 0 to 1; null when none has
 * @param p50Millis half of those that succeeded took no longer; null when none did
 */
record Numbers(
        String workflow,
        int executions,
        @Nullable Instant from,
        Map<String, Long> states,
        Map<String, Long> triggers,
        @Nullable Double successRate,
        @Nullable Long p50Millis,
        @Nullable Long p95Millis,
        @Nullable Long maxMillis) {

    static Numbers of(String workflow, List<ExecutionSummary> newestFirst) {
        long[] took = newestFirst.stream()
                .filter(each -> each.state() == ExecutionState.SUCCEEDED)
                .filter(each -> each.startedAt() != null && each.endedAt() != null)
                .mapToLong(Numbers::millis)
                .sorted()
                .toArray();
        long ended = newestFirst.stream().filter(each -> each.state().isEnded()).count();
        Map<String, Long> states = counted(newestFirst, each -> each.state().name());
        return new Numbers(
                workflow,
                newestFirst.size(),
                newestFirst.isEmpty() ? null : newestFirst.getLast().createdAt(),
                states,
                counted(newestFirst, ExecutionSummary::trigger),
                ended == 0 ? null : (double) states.getOrDefault("SUCCEEDED", 0L) / ended,
                quantile(took, 0.5),
                quantile(took, 0.95),
                quantile(took, 1));
    }

    private static long millis(ExecutionSummary each) {
        Instant start = Objects.requireNonNull(each.startedAt());
        return Duration.between(start, each.endedAt()).toMillis();
    }

    private static Map<String, Long> counted(List<ExecutionSummary> all, Function<ExecutionSummary, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    /** The least value that so many of the sorted ones do not exceed; null when there are none. */
    static @Nullable Long quantile(long[] sorted, double share) {
        if (sorted.length == 0) return null;
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
