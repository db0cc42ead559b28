package io.linkloom.api;

import java.util.List;
import java.util.Map;

/**
 * A server in one look.
 *
 * @param executions how many there are in each state; states without any are 0
 * @param lastFailures the newest executions that failed or timed out
 * @param deadLetters how many wait for a person
 * @param backends how each registered backend fares, by name
 * @param nodes the servers that work on this database; one that stands by is none of them
 * @param nextRuns what schedules start soonest, the soonest first; one entry for each trigger
 */
public record ServerStatus(
        Map<ExecutionState, Long> executions,
        List<ExecutionSummary> lastFailures,
        long deadLetters,
        List<BackendStatus> backends,
        List<ServerNode> nodes,
        List<NextRun> nextRuns) {
    public ServerStatus {
        executions = Map.copyOf(executions);
        lastFailures = Copies.list(lastFailures);
        backends = Copies.list(backends);
        nodes = Copies.list(nodes);
        nextRuns = Copies.list(nextRuns);
    }
}
