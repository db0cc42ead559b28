package io.linkloom.server.fault;

import io.linkloom.server.process.JournalingBackend;
import io.linkloom.server.process.LoomApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import tools.jackson.databind.JsonNode;

/** Compares what the server tells with what its callers and its backend saw. */
final class History {
    private static final long FROZEN_NANOS = 1_000_000_000L;

    private final List<String> findings = new ArrayList<>();

    List<String> findings() {
        return findings;
    }

    /**
     * A key comes again only with a higher attempt, and only after a failed one, or when the server was killed in between. What had just
     * been about to leave a process that was frozen arrives when it is thawed.
     */
    void backendSawNothingTwice(
            Map<String, List<JournalingBackend.Receipt>> receipts, NavigableSet<Long> kills, NavigableSet<Long> thaws) {
        receipts.forEach((key, all) -> {
            for (int i = 1; i < all.size(); i++) {
                JournalingBackend.Receipt before = all.get(i - 1);
                JournalingBackend.Receipt again = all.get(i);
                Long thaw = thaws.floor(again.atNanos());
                boolean wasFrozen = thaw != null && again.atNanos() - thaw < FROZEN_NANOS;
                if (again.attempt() <= before.attempt() && !wasFrozen) {
                    findings.add(key + " came as attempt " + again.attempt() + " after " + before.attempt());
                }
                Long kill = kills.ceiling(before.atNanos());
                boolean killed = kill != null && kill <= again.atNanos();
                if (before.status() == 200 && !killed) findings.add(key + " came again without a reason");
            }
        });
    }

    /** Every attempt numbered, one result for each task run that gave one, as the API tells. */
    void attemptsAreInOrder(LoomApi api, String id) throws IOException {
        JsonNode execution = api.execution(id).body();
        if (!execution.path("state").asString().equals("SUCCEEDED"))
            findings.add(id + " is not SUCCEEDED: " + execution);
        for (JsonNode task : execution.path("tasks")) {
            String name = task.path("id").asString();
            JsonNode counts = task.path("counts");
            if (counts.isObject()) {
                for (int i = 0; i < counts.path("SUCCEEDED").asInt(); i++) {
                    attempts(
                            id + "/" + name + "/" + i,
                            api.task(id, name + "?index=" + i).body());
                }
            } else {
                attempts(id + "/" + name, api.task(id, name).body());
            }
        }
    }

    private void attempts(String name, JsonNode run) {
        int succeeded = 0;
        int number = 0;
        for (JsonNode attempt : run.path("attemptList")) {
            if (attempt.path("attempt").asInt() != ++number)
                findings.add(name + " has a gap before attempt " + attempt);
            if (attempt.path("state").asString().equals("SUCCEEDED")) succeeded++;
        }
        if (succeeded != 1) findings.add(name + " succeeded " + succeeded + " times: " + run);
    }
}
