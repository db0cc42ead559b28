package io.linkloom.server.shard;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.server.audit.Relatives;
import io.linkloom.server.audit.StallAuditor;
import io.linkloom.server.dispatch.AttemptMonitor;
import io.linkloom.server.dispatch.CallbackTokens;
import io.linkloom.server.dispatch.ChildWorkflows;
import io.linkloom.server.dispatch.Dispatcher;
import io.linkloom.server.dispatch.DispatcherParts;
import io.linkloom.server.dispatch.Runners;
import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.dispatch.TimeoutWatcher;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.journal.JdbcJournal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.lease.LockManager;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.runner.Await;
import io.linkloom.server.storage.WorkflowStore;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One life of an engine on a database that outlives it: everything is real but the runner. */
final class TestEngine implements AutoCloseable {
    private static final int SHARDS = 4;

    private final WorkflowStore workflows;
    private final ScriptedRunner runner;
    private final JdbcJournal jdbcJournal;
    private final ObservedJournal journal;
    private final Inbox inbox = new Inbox();
    private final SlotPools pools;
    private final LockManager leases;
    private final TimeoutWatcher timers;
    private final Starts starts;
    private final ShardLoop loop;
    private final AtomicInteger fenced = new AtomicInteger();
    private final StallAuditor auditor;

    /** What a test can change. */
    record Options(SlotLimits slots, UnaryOperator<Outbox> outbox, UnaryOperator<Plans> plans) {
        static final Options NONE = new Options(SlotLimits.of(pool -> 100), outbox -> outbox, plans -> plans);

        Options withSlots(ToIntFunction<String> limits) {
            return withLimits(SlotLimits.of(limits));
        }

        Options withLimits(SlotLimits limits) {
            return new Options(limits, outbox, plans);
        }

        Options withOutbox(UnaryOperator<Outbox> wrapper) {
            return new Options(slots, wrapper, plans);
        }

        Options withPlans(UnaryOperator<Plans> wrapper) {
            return new Options(slots, outbox, wrapper);
        }
    }

    /** Claims the shards, takes up what was under way, and runs. */
    TestEngine(TestDatabase database, ScriptedRunner runner, Options options) {
        this.workflows = database.workflows();
        this.pools = new SlotPools(options.slots());
        this.runner = runner;
        this.jdbcJournal = new JdbcJournal(database.database());
        this.journal = new ObservedJournal(jdbcJournal);
        this.leases = new LockManager(database.database(), UUID.randomUUID().toString(), fenced::incrementAndGet);
        InstantSource clock = InstantSource.system();
        this.timers = new TimeoutWatcher(inbox::send, clock);
        try {
            ShardTable shards = new ShardTable(leases.claim(SHARDS));
            this.starts = new Starts(shards, clock);
            Dispatcher dispatcher = dispatcher(database, clock);
            ShardLoopParts parts = new ShardLoopParts(
                    inbox,
                    shards,
                    journal,
                    options.plans().apply(workflows::plan),
                    pools,
                    options.outbox().apply(dispatcher),
                    (header, entry) -> {},
                    LoopMonitor.NONE,
                    clock);
            this.loop = new ShardLoop(parts, fenced::incrementAndGet);
            this.auditor =
                    new StallAuditor(inbox, new Relatives(database.database(), shards, workflows::plan, journal));
            for (int shard : shards.ids()) journal.live(shard, inbox::recover);
        } catch (SQLException | JournalException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        loop.start();
    }

    TestEngine(TestDatabase database, ScriptedRunner runner) {
        this(database, runner, Options.NONE);
    }

    private Dispatcher dispatcher(TestDatabase database, InstantSource clock) {
        return new Dispatcher(new DispatcherParts(
                inbox,
                new Runners(runner, runner, runner),
                timers,
                new ChildWorkflows(starts, workflows, journal, inbox),
                new CallbackTokens(new byte[32]),
                token -> "http://localhost/" + token,
                new TaskLog(database.database()),
                AttemptMonitor.NONE,
                leases::awaitHeld,
                clock));
    }

    /** Makes no rounds by itself. */
    StallAuditor auditor() {
        return auditor;
    }

    ScriptedRunner runner() {
        return runner;
    }

    ObservedJournal journal() {
        return journal;
    }

    Inbox inbox() {
        return inbox;
    }

    SlotPools pools() {
        return pools;
    }

    ShardLoop loop() {
        return loop;
    }

    int timesFenced() {
        return fenced.get();
    }

    /** Registers a workflow; tasks get along with `id` and what makes them special. */
    void register(String yaml) {
        ReadResult read = WorkflowReader.read(yaml);
        if (!(read instanceof ReadResult.Valid valid)) throw new IllegalArgumentException(read.toString());
        workflows.register(valid.definition(), yaml);
    }

    private Starts.Wish wish(String id) {
        WorkflowStore.Workflow workflow = workflows.find("default", id).orElseThrow();
        return new Starts.Wish(
                workflow.plan(), workflow.version(), TriggerInfo.manual(starts.now()), Map.of(), Map.of(), null, null);
    }

    NewExecution wanted(String workflow, @Nullable String key) {
        Commit.StartKey startKey = key == null ? null : new Commit.StartKey("test", key, "", 7);
        Starts.Prepared prepared = starts.prepare(wish(workflow), startKey);
        return ((Starts.Prepared.Ready) prepared).execution();
    }

    CompletableFuture<Reply> starting(String workflow) {
        return inbox.start(wanted(workflow, null));
    }

    /** Starts an execution; returns its id after it is durable. */
    String start(String workflow) {
        return ((Reply.Started) get(starting(workflow))).execution().header().id();
    }

    Reply send(String execution, Command command) {
        return get(inbox.send(execution, command));
    }

    static Reply get(CompletableFuture<Reply> reply) {
        try {
            return reply.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError("No reply came", e);
        }
    }

    /** The execution as its journal tells. */
    Execution read(String id) {
        try {
            List<Event> events = jdbcJournal.events(id);
            ExecutionHeader header = ((Event.ExecutionCreated) events.getFirst()).header();
            Plan plan = Objects.requireNonNull(workflows.plan(header.namespace(), header.workflow(), header.version()));
            return Evolution.replay(plan, events);
        } catch (JournalException e) {
            throw new IllegalStateException(e);
        }
    }

    TaskRun run(String id, String task) {
        return Objects.requireNonNull(read(id).run(task, null));
    }

    void await(String id, ExecutionState state) {
        Await.until(id + " is " + state, () -> read(id).state() == state);
    }

    void await(String id, String task, TaskState state) {
        Await.until(id + "/" + task + " is " + state, () -> run(id, task).state() == state);
    }

    /** Ends like a killed process: nothing more is written, whatever is on its way. */
    @Override
    public void close() {
        timers.close();
        loop.close();
        leases.close();
        jdbcJournal.close();
    }
}
