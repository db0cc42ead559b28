package io.linkloom.server.shard;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Plan;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The executions in memory: those that have not ended, and for a moment those that somebody asks something of. Belongs to the shard loop. */
final class LiveExecutions {
    private final Map<String, LiveExecution> byId = new HashMap<>();
    private final Journal journal;
    private final Plans plans;

    LiveExecutions(Journal journal, Plans plans) {
        this.journal = journal;
        this.plans = plans;
    }

    void add(LiveExecution execution) {
        byId.put(execution.id(), execution);
    }

    /** From memory, else replayed from the journal; null when it does not exist. */
    @Nullable
    LiveExecution find(String id) throws JournalException {
        LiveExecution known = byId.get(id);
        if (known != null) return known;
        List<Event> events = journal.events(id);
        if (events.isEmpty()) return null;
        ExecutionHeader header = ((Event.ExecutionCreated) events.getFirst()).header();
        Plan plan = plans.find(header.namespace(), header.workflow(), header.version());
        if (plan == null) {
            throw new JournalException(
                    "Execution " + id + " runs version " + header.version() + " of " + header.namespace() + ":"
                            + header.workflow() + ", which is not there",
                    null);
        }
        LiveExecution loaded = new LiveExecution(Evolution.replay(plan, events));
        byId.put(id, loaded);
        return loaded;
    }

    boolean isLive(String id) {
        return byId.containsKey(id);
    }

    /** Forgets what memory says; the next one who asks gets what the journal says. */
    void forget(String id) {
        byId.remove(id);
    }

    int size() {
        return byId.size();
    }
}
