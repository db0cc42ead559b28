package io.linkloom.simulation;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.EventCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What survives a crash: the commits of every execution, as bytes. */
final class JournalStore {
    private final Map<String, List<byte[]>> commits = new LinkedHashMap<>();

    void append(String execution, byte[] commit) {
        commits.computeIfAbsent(execution, id -> new ArrayList<>()).add(commit);
    }

    boolean has(String execution) {
        return commits.containsKey(execution);
    }

    /** Ids in the order of their beginning. */
    Set<String> executions() {
        return commits.keySet();
    }

    List<byte[]> commits(String execution) {
        return List.copyOf(commits.getOrDefault(execution, List.of()));
    }

    List<Event> events(String execution) {
        List<Event> events = new ArrayList<>();
        for (byte[] commit : commits.getOrDefault(execution, List.of())) events.addAll(EventCodec.read(commit));
        return events;
    }
}
