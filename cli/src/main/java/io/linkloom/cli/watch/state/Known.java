package io.linkloom.cli.watch.state;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server said.
 *
 * @param executions by id; the newest ones that the filter can match
 * @param touched those that changed while the list was being read: news are newer than the list
 * @param more whether there are more executions than these
 * @param tallies of executions that are being worked on, by id
 * @param counts how many executions there are in each state
 * @param attention how many dead letters wait for a person
 * @param detail of the selected execution; null until it was read
 */
public record Known(
        Map<String, ExecutionSummary> executions,
        Set<String> touched,
        boolean more,
        Map<String, Tally> tallies,
        Map<ExecutionState, Long> counts,
        long attention,
        @Nullable Detail detail,
        LogTail log) {
    static final Known NOTHING = new Known(Map.of(), Set.of(), false, Map.of(), Map.of(), 0, null, LogTail.NONE);

    public @Nullable ExecutionSummary execution(@Nullable String id) {
        return id == null ? null : executions.get(id);
    }

    public long count(ExecutionState state) {
        return counts.getOrDefault(state, 0L);
    }

    /** What was read replaces what was known, except where news came meanwhile. */
    Known listed(List<ExecutionSummary> read, boolean moreThere, @Nullable String selected) {
        Map<String, ExecutionSummary> anew = new LinkedHashMap<>();
        for (ExecutionSummary each : read) {
            ExecutionSummary known = executions.get(each.id());
            anew.put(each.id(), known != null && touched.contains(each.id()) ? newer(known, each) : each);
        }
        ExecutionSummary kept = execution(selected);
        if (kept != null) anew.putIfAbsent(kept.id(), kept);
        Map<String, Tally> left = new HashMap<>(tallies);
        left.keySet().retainAll(anew.keySet());
        return new Known(anew, Set.of(), moreThere, left, counts, attention, detail, log);
    }

    /** Its state was heard of later than the list was read; the rest is better in the list. */
    private static ExecutionSummary newer(ExecutionSummary heard, ExecutionSummary read) {
        return heard.state() == read.state() ? read : heard;
    }

    Known withExecution(ExecutionSummary execution) {
        Map<String, ExecutionSummary> all = new LinkedHashMap<>(executions);
        all.put(execution.id(), execution);
        Set<String> changed = new HashSet<>(touched);
        changed.add(execution.id());
        return new Known(all, changed, more, tallies, counts, attention, detail, log);
    }

    Known withoutExecution(String id) {
        Map<String, ExecutionSummary> all = new LinkedHashMap<>(executions);
        all.remove(id);
        return new Known(all, touched, more, tallies, counts, attention, detail, log);
    }

    Known withTally(String id, Tally tally) {
        Map<String, Tally> all = new HashMap<>(tallies);
        all.put(id, tally);
        return new Known(executions, touched, more, all, counts, attention, detail, log);
    }

    Known withCounts(Map<ExecutionState, Long> inStates, long dead) {
        return new Known(executions, touched, more, tallies, inStates, dead, detail, log);
    }

    Known withDetail(@Nullable Detail anew) {
        return new Known(executions, touched, more, tallies, counts, attention, anew, log);
    }

    Known withLog(LogTail anew) {
        return new Known(executions, touched, more, tallies, counts, attention, detail, anew);
    }

    Known untouched() {
        return new Known(executions, Set.of(), more, tallies, counts, attention, detail, log);
    }
}
