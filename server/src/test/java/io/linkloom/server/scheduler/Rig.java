package io.linkloom.server.scheduler;

import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.JdbcJournal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.lease.LockManager;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.LoopMonitor;
import io.linkloom.server.shard.Outbox;
import io.linkloom.server.shard.ShardLoop;
import io.linkloom.server.shard.ShardLoopParts;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.shard.SlotLimits;
import io.linkloom.server.shard.SlotPools;
import io.linkloom.server.storage.CronTriggers;
import io.linkloom.server.storage.WorkflowStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One life of a server, as far as schedules need it: real tables, a real journal and its writer, but nobody who does the tasks. */
final class Rig implements AutoCloseable {
    static final Duration LATE = Duration.ofMinutes(1);

    final CronScheduler scheduler;
    final WorkflowStore workflows;
    final BackfillRange backfill;
    final InstantStarts starts;
    private final TestDatabase database;
    private final LockManager leases;
    private final JdbcJournal journal;
    private final ShardLoop loop;
    private boolean closed;

    /** Begins at once: the scheduler takes up what is there. */
    Rig(TestDatabase database, ManualClock clock, AlarmClock alarms) {
        this.database = database;
        CronTriggers triggers = new CronTriggers(database.jdbc());
        workflows = database.workflows(triggers, clock);
        journal = new JdbcJournal(database.database());
        leases = new LockManager(database.database(), UUID.randomUUID().toString(), () -> {});
        Inbox inbox = new Inbox();
        try {
            ShardTable shards = new ShardTable(leases.claim(4));
            loop = new ShardLoop(
                    new ShardLoopParts(
                            inbox,
                            shards,
                            journal,
                            workflows::plan,
                            new SlotPools(SlotLimits.of(pool -> 1_000_000)),
                            new NoOutbox(),
                            (header, entry) -> {},
                            LoopMonitor.NONE,
                            clock),
                    () -> {});
            for (int shard : shards.ids()) journal.live(shard, inbox::recover);
            loop.start();
            starts = new InstantStarts(workflows::plan, new Starts(shards, clock), inbox);
        } catch (SQLException | JournalException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        backfill = new BackfillRange(database.database(), starts, clock);
        scheduler = new CronScheduler(database.database(), alarms, starts, clock, LATE);
        triggers.onChange(changed -> {
            if (!closed) changed.forEach(alarm -> quietly(() -> scheduler.changed(alarm)));
        });
        quietly(scheduler::begin);
    }

    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    static void quietly(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Registers a workflow of one task; `top` are its other lines. */
    void register(String id, String top) {
        String yaml = "id: " + id + "\n" + top + "\ntasks:\n  - {id: only, type: http, url: \"http://one/t\"}\n";
        if (!(WorkflowReader.read(yaml) instanceof ReadResult.Valid valid))
            throw new IllegalArgumentException(WorkflowReader.read(yaml).toString());
        workflows.register(valid.definition(), yaml);
    }

    /** Instants with what became of them, the oldest first: `03:00 STARTED`. */
    List<String> firings(String workflow) {
        List<String> lines = new ArrayList<>();
        new Firings(database.database())
                .list("default", workflow, null, 1_000)
                .forEach(entry -> lines.addFirst(
                        entry.firing().at().toString().substring(8, 16).replace('T', ' ')
                                + " " + entry.firing().result()
                                + (entry.firing().count() > 1
                                        ? " x" + entry.firing().count()
                                        : "")));
        return lines;
    }

    /** Instants that executions stand for, as the journal's views tell; each as often as there are executions. */
    List<String> executed(String workflow) {
        return database
                .rows("select start_key from start_key where start_key like 'default:" + workflow
                        + ":%' order by start_key")
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .map(key -> java.time.Instant.ofEpochSecond(Long.parseLong(key.substring(key.lastIndexOf(':') + 1)))
                        .toString()
                        .substring(8, 16)
                        .replace('T', ' '))
                .sorted()
                .toList();
    }

    long executions() {
        return database.number("select count(*) from execution");
    }

    /** Ends like a killed process: nothing more is written. */
    @Override
    public void close() {
        closed = true;
        loop.close();
        leases.close();
        journal.close();
    }

    private static final class NoOutbox implements Outbox {
        @Override
        public void closeGate(String execution, io.linkloom.engine.transition.Effect.Abort abort) {}

        @Override
        public void carryOut(
                io.linkloom.engine.state.Execution execution, io.linkloom.engine.transition.Effect effect) {}

        @Override
        public void recovered(io.linkloom.engine.state.Execution execution) {}

        @Override
        public boolean isSet(String execution, io.linkloom.engine.transition.Effect.WakeAt wake) {
            return true;
        }

        @Override
        public boolean isUnderWay(String execution, io.linkloom.engine.transition.Effect.Dispatch attempt) {
            return true;
        }
    }
}
