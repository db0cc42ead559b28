package io.linkloom.server.audit;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.id.ExecutionId;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.shard.Inspected;
import io.linkloom.server.shard.Plans;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.shard.Stall;
import io.linkloom.server.storage.Database;
import io.linkloom.server.view.Query;
import io.linkloom.server.view.UnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of the database say about executions and those that they belong together with. */
public final class Relatives {
    private static final int CHUNK = 200;

    private final Database database;
    private final ShardTable shards;
    private final Plans plans;
    private final Journal journal;

    public Relatives(Database database, ShardTable shards, Plans plans, Journal journal) {
        this.journal = journal;
        this.database = database;
        this.shards = shards;
        this.plans = plans;
    }

    private record Row(ExecutionState state, String namespace, String workflow, int version) {}

    /** Ids of the executions of this process's shards that have not ended. */
    List<String> unfinished() {
        List<Integer> own = shards.ids();
        return new Query("select id from execution where state in ('QUEUED','RUNNING','PAUSED')")
                .list(database, row -> row.getString(1)).stream()
                        .filter(id -> own.contains(ExecutionId.shard(id)))
                        .toList();
    }

    /** Tasks that wait for a child that does not exist, or that has ended without their hearing of it. */
    List<Stall> lostChildren(List<Inspected.Awaited> awaited) {
        Map<String, Row> rows =
                rows(awaited.stream().map(Inspected.Awaited::child).toList());
        List<Stall> stalls = new ArrayList<>();
        for (Inspected.Awaited wait : awaited) {
            Row child = rows.get(wait.child());
            String why = child == null
                    ? "waits for the child " + wait.child() + ", which does not exist"
                    : child.state().isEnded() ? "waits for the child " + wait.child() + ", which has ended" : null;
            if (why == null) continue;
            stalls.add(new Stall(wait.execution(), wait.revision(), wait.task(), wait.index(), Stall.Kind.CHILD, why));
        }
        return stalls;
    }

    /** Children whose parent waited for them and has ended. */
    List<Stall> orphans(List<Inspected.Child> children) {
        Map<String, Row> rows =
                rows(children.stream().map(Inspected.Child::parent).toList());
        List<Stall> stalls = new ArrayList<>();
        for (Inspected.Child child : children) {
            Row parent = rows.get(child.parent());
            if (parent == null || !parent.state().isEnded() || !isWaitedFor(parent, child.task())) continue;
            if (wasOpenedAgain(child.execution())) continue;
            String why = "is the child of " + child.parent() + ", which has ended and does not wait for it any more";
            stalls.add(new Stall(child.execution(), child.revision(), null, null, Stall.Kind.PARENT, why));
        }
        return stalls;
    }

    /** A person wants it to run, whatever has become of its parent. */
    private boolean wasOpenedAgain(String child) {
        try {
            return journal.events(child).stream().anyMatch(Event.ExecutionReopened.class::isInstance);
        } catch (JournalException e) {
            throw new UnavailableException("The journal could not be read", e);
        }
    }

    private boolean isWaitedFor(Row parent, String task) {
        @Nullable Plan plan = plans.find(parent.namespace(), parent.workflow(), parent.version());
        int ordinal = plan == null ? -1 : plan.graph().ordinal(task);
        return plan != null
                && ordinal >= 0
                && plan.task(ordinal).work() instanceof TaskWork.Workflow workflow
                && workflow.waitForEnd();
    }

    private Map<String, Row> rows(Collection<String> wanted) {
        Map<String, Row> found = new HashMap<>();
        List<String> ids = wanted.stream().distinct().toList();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            new Query("select id, state, namespace, workflow, version from execution where 1=1")
                    .andIn("id", ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                    .visit(database, row -> {
                        Row value = new Row(
                                ExecutionState.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5));
                        found.put(row.getString(1), value);
                        return true;
                    });
        }
        return found;
    }
}
