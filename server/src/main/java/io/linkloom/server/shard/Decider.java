package io.linkloom.server.shard;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.command.Slots;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Decision;
import io.linkloom.engine.transition.Effect;
import io.linkloom.engine.transition.ExecutionStateMachine;
import io.linkloom.engine.transition.Outstanding;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.server.journal.Commit;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.TaskRow;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the kernel decide messages, and stages what it decides. Belongs to the shard loop. */
final class Decider {
    private static final Logger log = LoggerFactory.getLogger(Decider.class);

    /** A message that fails so often by itself takes its execution out of circulation. */
    static final int MAX_TRIES = 5;

    /** Also when a hold should have ended by now: whoever holds has to come around to it. */
    private static final long LEAST_PATIENCE_NANOS = 1_000_000;

    /** So many start keys are known without asking the database. */
    private static final int KNOWN_KEYS = 10_000;

    private final ShardLoopParts parts;
    private final LiveExecutions live;
    private final ConcurrencyGates gates = new ConcurrencyGates();
    private final Set<String> quarantined = new HashSet<>();
    private final Inspection inspection;
    private final Map<String, Commit.StartKey> startKeys = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Commit.StartKey> eldest) {
            return size() > KNOWN_KEYS;
        }
    };

    Decider(ShardLoopParts parts) {
        this.parts = parts;
        this.live = new LiveExecutions(parts.journal(), parts.plans());
        this.inspection = new Inspection(parts, live, gates, quarantined);
    }

    int live() {
        return live.size();
    }

    /** How long the loop may wait for a message: not at all when a slot can be given out, else until a pool that is held may be free. */
    long patienceNanos(long most) {
        if (parts.pools().hasGrantable()) return 0;
        Duration next = parts.pools().nextLook(parts.clock().instant(), Duration.ofNanos(most));
        return Math.max(next.toNanos(), LEAST_PATIENCE_NANOS);
    }

    boolean hasGrantable() {
        return parts.pools().hasGrantable();
    }

    void decide(List<? extends Message> messages, Batch batch) throws JournalException {
        for (Message message : messages) {
            switch (message) {
                case Message.Start start -> start(start, batch);
                case Message.Send send -> send(send, batch);
                case Message.Recover recover -> recover(recover, recover.execution(), false, batch);
                case Message.Repair repair -> repair(repair, batch);
                case Message.Inspect inspect -> inspect(inspect, batch);
                case Message.Wake wake -> {}
            }
        }
    }

    /** Gives free slots to those who wait for them. */
    void grant(Batch batch) throws JournalException {
        batch.granted().addAll(parts.pools().grantable());
        for (SlotPools.Ticket ticket : batch.granted()) send(grant(ticket), batch);
    }

    /** The same as messages, so that each can be tried by itself. */
    List<Message.Send> takeGrantable() {
        return parts.pools().grantable().stream().map(Decider::grant).toList();
    }

    private static Message.Send grant(SlotPools.Ticket ticket) {
        SlotPools.Waiting who = ticket.who();
        return Message.Send.of(who.execution(), new Command.Grant(who.task(), who.index()));
    }

    private void start(Message.Start start, Batch batch) {
        NewExecution wanted = start.wanted();
        Commit.StartKey key = wanted.key();
        Commit.StartKey known = key == null ? null : startKeys.get(key.scope() + ' ' + key.key());
        if (known != null) {
            reply(batch, start, new Reply.StartedBefore(known.execution(), known.requestHash()));
            return;
        }
        if (live.isLive(wanted.header().id())) {
            reply(batch, start, new Reply.StartedBefore(wanted.header().id(), 0));
            return;
        }
        ConcurrencyGates.Entry entry = gates.knock(wanted.plan().definition());
        if (entry == ConcurrencyGates.Entry.REFUSE) {
            reply(batch, start, new Reply.OverLimit());
            return;
        }
        boolean queued = entry == ConcurrencyGates.Entry.QUEUE;
        ExecutionStateMachine.Beginning beginning = ExecutionStateMachine.begin(
                wanted.plan(),
                wanted.header(),
                wanted.inputs(),
                queued,
                moment(parts.pools().forNewcomers()));
        LiveExecution execution = new LiveExecution(beginning.execution());
        live.add(execution);
        gates.enter(beginning.execution());
        Batch.Staged staged = batch.of(execution, true);
        stage(staged, beginning.decision(), batch);
        if (key != null) {
            batch.startKeys().add(key);
            startKeys.put(key.scope() + ' ' + key.key(), key);
        }
        batch.afterCommit(() -> start.reply().complete(started(staged)));
    }

    private static Reply started(Batch.Staged staged) {
        List<ExecutionRow> executions = new ArrayList<>(1);
        List<TaskRow> tasks = new ArrayList<>();
        Committer.addRows(staged, executions, tasks);
        return new Reply.Started(executions.getFirst(), tasks);
    }

    private void send(Message.Send send, Batch batch) throws JournalException {
        if (send.frees() != null) {
            parts.pools().release(send.frees());
            batch.freedSlots().add(send.frees());
        }
        // An attempt that was aborted tells nothing; its execution need not be fetched for that.
        boolean tellsNothing =
                send.command() instanceof Command.Finish finish && finish.outcome() instanceof Outcome.Lost;
        if (tellsNothing && !live.isLive(send.execution())) {
            reply(batch, send, new Reply.NoSuchExecution());
            return;
        }
        LiveExecution execution = quarantined.contains(send.execution()) ? null : live.find(send.execution());
        if (execution == null || !parts.shards().owns(execution.shard())) {
            reply(batch, send, new Reply.NoSuchExecution());
            return;
        }
        boolean tooEarly = send.command() instanceof Command.Admit && !gates.hasRoom(execution.execution());
        if (tooEarly) {
            reply(batch, send, new Reply.Done());
            return;
        }
        if (send.receivedNanos() != 0) batch.of(execution, false).received(send.receivedNanos());
        Slots slots = send.command() instanceof Command.Grant
                ? parts.pools().forThoseWhoWaited()
                : parts.pools().forNewcomers();
        Decision decision = step(execution, send.command(), slots, batch);
        Refusal refusal = decision.refusal();
        reply(batch, send, refusal == null ? new Reply.Done() : new Reply.Refused(refusal));
    }

    /** Memory is read anew from the journal: whatever went wrong with it is gone. */
    private void repair(Message.Repair repair, Batch batch) throws JournalException {
        if (quarantined.contains(repair.execution())) {
            reply(batch, repair, new Reply.NoSuchExecution());
            return;
        }
        if (!batch.holds(repair.execution())) live.forget(repair.execution());
        recover(repair, repair.execution(), true, batch);
    }

    private void inspect(Message.Inspect inspect, Batch batch) {
        Inspected found = Inspected.empty();
        for (String id : inspect.executions()) inspection.look(id, batch, found);
        batch.afterCommit(() -> inspect.result().complete(found));
        reply(batch, inspect, new Reply.Done());
    }

    /** @param here whether this process made the attempts that are open, so that their slots are taken */
    private void recover(Message recover, String id, boolean here, Batch batch) throws JournalException {
        LiveExecution found = live.find(id);
        if (found == null) {
            reply(batch, recover, new Reply.NoSuchExecution());
            return;
        }
        Execution execution = found.execution();
        gates.enter(execution);
        if (here) releaseDeadHolders(execution);
        Batch.Staged staged = batch.of(found, false);
        for (Effect effect : Outstanding.of(execution)) {
            if (!(effect instanceof Effect.Dispatch attempt)) {
                staged.effects.add(effect);
            } else if (!parts.outbox().isUnderWay(execution.id(), attempt)) {
                Command lost =
                        new Command.Finish(attempt.task(), attempt.index(), attempt.attempt(), new Outcome.Lost());
                if (here) release(execution, attempt, batch);
                step(found, lost, parts.pools().forNewcomers(), batch);
            }
        }
        if (execution.state().isEnded()) staged.effects.add(new Effect.Ended());
        else batch.afterCommit(() -> parts.outbox().recovered(execution));
        reply(batch, recover, new Reply.Done());
    }

    private void release(Execution execution, Effect.Dispatch attempt, Batch batch) {
        String pool = execution.plan().pool(execution.plan().graph().ordinal(attempt.task()));
        parts.pools().release(pool);
        batch.freedSlots().add(pool);
    }

    private void releaseDeadHolders(Execution execution) throws JournalException {
        if (execution.state() != ExecutionState.QUEUED) return;
        for (String holder : gates.holders(execution.plan().definition())) {
            LiveExecution other = live.find(holder);
            if (other == null || other.execution().state().isEnded())
                gates.release(execution.plan().definition(), holder);
        }
    }

    private Decision step(LiveExecution execution, Command command, Slots slots, Batch batch) {
        Batch.Staged staged = batch.of(execution, false);
        Decision decision = ExecutionStateMachine.step(execution.execution(), command, moment(slots));
        stage(staged, decision, batch);
        return decision;
    }

    private void stage(Batch.Staged staged, Decision decision, Batch batch) {
        batch.add(staged, decision);
        Execution execution = staged.live.execution();
        for (Event event : decision.events()) {
            if (event instanceof Event.ExecutionReopened || event instanceof Event.ExecutionStarted) {
                gates.enter(execution);
            }
        }
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.Abort abort) parts.outbox().closeGate(execution.id(), abort);
            // By the effect, not by the event: an attempt that the same step called back again never leaves.
            if (effect instanceof Effect.Dispatch dispatch) {
                String pool = execution.plan().pool(execution.plan().graph().ordinal(dispatch.task()));
                parts.pools().take(pool);
                batch.takenSlots().add(pool);
            }
        }
    }

    /** The batch is durable: lets its effects leave. Returns those whose turn it is, or who have to make room. */
    List<Message> carryOut(Batch batch) {
        List<Message> following = new ArrayList<>();
        for (Batch.Staged staged : batch.staged()) {
            Execution execution = staged.live.execution();
            for (Effect effect : staged.effects) {
                try {
                    carryOut(execution, effect, staged.receivedNanos());
                } catch (RuntimeException e) {
                    // One effect must not take the loop down; a restart finds it outstanding.
                    log.atError()
                            .addKeyValue("execution", execution.id())
                            .setCause(e)
                            .log("An effect of {} could not be carried out: {}", execution.id(), effect);
                }
            }
            if (execution.state().isEnded()) {
                live.forget(execution.id());
                gates.leave(execution);
            }
            WorkflowDefinition workflow = execution.plan().definition();
            if (workflow.concurrency() == null) continue;
            for (String id : gates.admitted(workflow)) following.add(Message.Send.of(id, new Command.Admit()));
            String evicted = gates.evicted(workflow);
            if (evicted != null)
                following.add(Message.Send.of(evicted, new Command.Cancel(null, "A newer execution takes its place")));
        }
        return following;
    }

    private void carryOut(Execution execution, Effect effect, long receivedNanos) {
        if (effect instanceof Effect.AwaitSlot wait) {
            var who = new SlotPools.Waiting(execution.id(), wait.task(), wait.index());
            parts.pools().enqueue(wait.pool(), who, wait.priority());
        } else {
            parts.outbox().carryOut(execution, effect, receivedNanos);
        }
    }

    /** Nothing of the batch took place: memory forgets it, slots and places in queues are as before. */
    void rollBack(Batch batch) {
        for (Batch.Staged staged : batch.staged()) {
            live.forget(staged.live.id());
            if (staged.created) gates.leave(staged.live.execution());
        }
        batch.takenSlots().forEach(parts.pools()::takeBack);
        batch.freedSlots().forEach(parts.pools()::releaseBack);
        parts.pools().putBack(batch.granted());
        for (Commit.StartKey key : batch.startKeys()) startKeys.remove(key.scope() + ' ' + key.key());
    }

    /** Somebody else used the start key first: from now on it is known. */
    void startedElsewhere(Commit.StartKey taken) throws JournalException {
        Commit.StartKey first = parts.journal().startKey(taken.scope(), taken.key());
        if (first != null) startKeys.put(first.scope() + ' ' + first.key(), first);
    }

    /** Whether the fault is not the journal's: it takes a commit that says nothing. */
    boolean journalTakesCommits() {
        try {
            parts.journal().probe(parts.shards().ids().getFirst());
            return true;
        } catch (JournalException e) {
            return false;
        }
    }

    /** The message cannot be processed whatever is tried: its execution stands still, visibly, so that all others go on. */
    void quarantine(Message message, Throwable why) {
        @Nullable
        String execution = switch (message) {
            case Message.Start start -> start.wanted().header().id();
            case Message.Send send -> send.execution();
            case Message.Recover recover -> recover.execution();
            case Message.Repair repair -> repair.execution();
            case Message.Inspect inspect -> null;
            case Message.Wake wake -> throw new IllegalStateException("There is nothing in it to fail");
        };
        if (execution != null && !(message instanceof Message.Start)) quarantined.add(execution);
        // The attempt is over all the same.
        if (message instanceof Message.Send send && send.frees() != null)
            parts.pools().release(send.frees());
        if (execution != null)
            log.atError()
                    .addKeyValue("execution", execution)
                    .setCause(why)
                    .log("Execution {} is quarantined after {} tries: {}", execution, MAX_TRIES, message);
        message.reply().completeExceptionally(why);
    }

    private Moment moment(Slots slots) {
        return new Moment(
                parts.clock().instant().truncatedTo(ChronoUnit.MICROS),
                ThreadLocalRandom.current().nextLong(),
                slots);
    }

    private static void reply(Batch batch, Message message, Reply reply) {
        batch.afterCommit(() -> message.reply().complete(reply));
    }
}
