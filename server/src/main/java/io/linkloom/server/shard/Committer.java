package io.linkloom.server.shard;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.journal.Entry;
import io.linkloom.server.journal.ExecutionGoneException;
import io.linkloom.server.journal.FencedException;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.view.EndedChange;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.LetterKey;
import io.linkloom.server.view.Rows;
import io.linkloom.server.view.TaskRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a batch durable: journal entries and view rows in one transaction. */
final class Committer {
    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private final Journal journal;
    private final ShardTable shards;
    private final CommitListener listener;
    private final LoopMonitor monitor;
    private final IntPredicate patience;

    /** @param patience told how often it was tried in vain to learn what became of a commit; whether to go on trying */
    Committer(ShardLoopParts parts, IntPredicate patience) {
        this.patience = patience;
        this.journal = parts.journal();
        this.shards = parts.shards();
        this.listener = parts.listener();
        this.monitor = parts.monitor();
    }

    /** Returns after the batch is durable; throws after it is known not to be. */
    void commit(Batch batch) throws JournalException {
        List<Entry> entries = new ArrayList<>(batch.staged().size());
        List<ExecutionRow> executions = new ArrayList<>(batch.staged().size());
        List<TaskRow> tasks = new ArrayList<>();
        int events = 0;
        for (Batch.Staged staged : batch.staged()) {
            if (staged.events.isEmpty()) continue;
            events += staged.events.size();
            int shard = staged.live.shard();
            entries.add(new Entry(shard, shards.nextPosition(shard), staged.live.id(), List.copyOf(staged.events)));
            addRows(staged, executions, tasks);
        }
        List<Commit.ShardMark> marks = shards.marks();
        long begun = System.nanoTime();
        write(new Commit(marks, entries, batch.startKeys(), executions, tasks, gone(batch), ended(batch)));
        monitor.committed(entries.size(), events, System.nanoTime() - begun);
        int next = 0;
        for (Batch.Staged staged : batch.staged()) {
            if (staged.events.isEmpty()) continue;
            Entry entry = entries.get(next++);
            try {
                listener.committed(staged.live.execution().header(), entry);
            } catch (RuntimeException e) {
                // What is durable cannot be taken back because somebody did not want to hear of it.
                log.error("Somebody could not be told of a commit of {}", entry.execution(), e);
            }
        }
    }

    private void write(Commit commit) throws JournalException {
        try {
            journal.append(commit);
            shards.committed();
        } catch (FencedException | ExecutionGoneException e) {
            shards.rolledBack();
            throw e;
        } catch (JournalException e) {
            if (tookPlace(commit, e)) {
                shards.committed();
            } else {
                shards.rolledBack();
                throw e;
            }
        } catch (RuntimeException e) {
            shards.rolledBack();
            throw e;
        }
    }

    /**
     * After a connection broke nobody knows whether the commit took place; the journal tells. Until it does nothing else may be decided:
     * memory would go on from a state that the journal may not have.
     */
    private boolean tookPlace(Commit commit, JournalException failure) throws JournalException {
        for (int tries = 1; ; tries++) {
            try {
                return journal.contains(commit.shards().getFirst());
            } catch (JournalException e) {
                log.debug("What became of a commit could not be read", e);
                if (!patience.test(tries)) {
                    shards.rolledBack();
                    throw failure;
                }
            }
        }
    }

    /** Dead letters whose runs are decided anew. */
    private static List<LetterKey> gone(Batch batch) {
        List<LetterKey> gone = List.of();
        for (Batch.Staged staged : batch.staged()) {
            for (TaskRun run : staged.reset) {
                if (gone.isEmpty()) gone = new ArrayList<>();
                int item = run.index() == null ? TaskRow.NO_ITEM : run.index();
                gone.add(new LetterKey(staged.live.id(), run.ordinal(), item));
            }
        }
        return gone;
    }

    /** How many executions more have ended, all of this process under the number of one shard. */
    private List<EndedChange> ended(Batch batch) {
        Map<EndedChange, Integer> changes = Map.of();
        for (Batch.Staged staged : batch.staged()) {
            ExecutionState now = staged.live.execution().state();
            ExecutionState after = now.isEnded() ? now : null;
            if (after == staged.endedBefore) continue;
            if (changes.isEmpty()) changes = new LinkedHashMap<>();
            String namespace = staged.live.execution().header().namespace();
            int shard = shards.ids().getFirst();
            if (after != null) changes.merge(new EndedChange(namespace, after, shard, 0), 1, Integer::sum);
            if (staged.endedBefore != null)
                changes.merge(new EndedChange(namespace, staged.endedBefore, shard, 0), -1, Integer::sum);
        }
        List<EndedChange> result = new ArrayList<>(changes.size());
        changes.forEach(
                (key, change) -> result.add(new EndedChange(key.namespace(), key.state(), key.shard(), change)));
        return result;
    }

    static void addRows(Batch.Staged staged, List<ExecutionRow> executions, List<TaskRow> tasks) {
        var execution = staged.live.execution();
        boolean changed = staged.created;
        for (Event event : staged.events) changed |= event instanceof Event.OfExecution;
        if (changed) executions.add(Rows.execution(execution, staged.live.shard(), staged.created));
        for (Map.Entry<TaskRun, Integer> run : staged.runs.entrySet()) {
            boolean created = run.getKey().revision() == run.getValue();
            tasks.add(Rows.task(execution, run.getKey(), created));
        }
    }
}
