package io.linkloom.server.dispatch;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.ParentTask;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.transition.Effect;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.json.Json;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.Reply;
import io.linkloom.server.storage.WorkflowStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the children that workflow tasks ask for, once each, and tells parents how they ended. */
public final class ChildWorkflows implements Children {
    private static final Logger log = LoggerFactory.getLogger(ChildWorkflows.class);

    private final Starts starts;
    private final WorkflowStore workflows;
    private final Journal journal;
    private final Inbox inbox;

    private final Semaphore recovering = new Semaphore(2);

    public ChildWorkflows(Starts starts, WorkflowStore workflows, Journal journal, Inbox inbox) {
        this.starts = starts;
        this.workflows = workflows;
        this.journal = journal;
        this.inbox = inbox;
    }

    @Override
    public void start(ExecutionHeader parent, Effect.StartChild start) {
        Thread.ofVirtual().start(() -> {
            try {
                Patience.until(() -> startNow(parent, start));
            } catch (JournalException | RuntimeException e) {
                log.error(
                        "The child {} of {} could not be started", start.call().execution(), parent.id(), e);
                refuse(parent.id(), start, "it could not be started");
            }
        });
    }

    /**
     * The cancelling of a child is not kept anywhere: what has to be done follows from the parent's state. A child that nobody waits for
     * by design, or that a person has opened again after it had ended, is nobody's but its own.
     */
    @Override
    public void recovered(ExecutionHeader child) {
        ParentTask parent = child.parent();
        if (parent == null) return;
        Thread.ofVirtual().start(() -> {
            // A wide parent has thousands of them, and each reads its journal: the database belongs to others, too.
            recovering.acquireUninterruptibly();
            try {
                Patience.until(() -> {
                    if (isGoverned(child.id(), parent)) tellStarted(parent, child.id());
                });
            } catch (JournalException | RuntimeException e) {
                log.error("The parent of {} could not be asked whether it still waits", child.id(), e);
            } finally {
                recovering.release();
            }
        });
    }

    private boolean isGoverned(String child, ParentTask parent) throws JournalException {
        for (Event event : journal.events(child)) if (event instanceof Event.ExecutionReopened) return false;
        List<Event> events = journal.events(parent.execution());
        if (events.isEmpty()) return true;
        ExecutionHeader header = ((Event.ExecutionCreated) events.getFirst()).header();
        Plan plan = workflows.plan(header.namespace(), header.workflow(), header.version());
        int task = plan == null ? -1 : plan.graph().ordinal(parent.task());
        return plan != null
                && task >= 0
                && plan.task(task).work() instanceof TaskWork.Workflow workflow
                && workflow.waitForEnd();
    }

    /** Cancels the child when its parent does not want to know. */
    private void tellStarted(ParentTask parent, String child) {
        inbox.send(parent.execution(), new Command.ChildStarted(parent.task(), parent.index(), child))
                .thenAccept(reply -> {
                    boolean unwanted = reply instanceof Reply.NoSuchExecution
                            || reply instanceof Reply.Refused refused && refused.why() == Refusal.NO_LONGER_NEEDED;
                    if (unwanted) inbox.send(child, cancellation());
                });
    }

    /** What a child is told whose parent does not need it. */
    static Command cancellation() {
        return new Command.Cancel(null, "Its parent does not wait for it any more");
    }

    private void startNow(ExecutionHeader parent, Effect.StartChild start) throws JournalException {
        String child = start.call().execution();
        List<Event> events = journal.events(child);
        if (!events.isEmpty()) {
            tellWhatBecameOfIt(events);
            return;
        }
        ParentTask task = new ParentTask(parent.id(), start.task(), start.index(), start.attempt(), parent.depth() + 1);
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        if (start.call().inputs().value() instanceof Map<?, ?> given) {
            given.forEach((name, value) -> inputs.put(String.valueOf(name), value));
        }
        WorkflowStore.Workflow workflow = find(parent.namespace(), start.call().workflow());
        if (workflow == null) {
            refuse(parent.id(), start, "there is no workflow " + start.call().workflow());
            return;
        }
        TriggerInfo trigger = new TriggerInfo(
                "workflow",
                starts.now(),
                null,
                null,
                parent.id(),
                parent.trigger().chain());
        Starts.Wish wish = new Starts.Wish(workflow.plan(), workflow.version(), trigger, inputs, Map.of(), child, task);
        switch (starts.prepare(wish, null)) {
            case Starts.Prepared.Ready ready -> startReady(parent, start, task, ready.execution());
            case Starts.Prepared.BadInputs bad ->
                refuse(
                        parent.id(),
                        start,
                        bad.errors().stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
        }
    }

    private WorkflowStore.@Nullable Workflow find(String namespace, String reference) {
        int colon = reference.indexOf(':');
        String in = colon < 0 ? namespace : reference.substring(0, colon);
        return workflows.find(in, reference.substring(colon + 1)).orElse(null);
    }

    private void startReady(ExecutionHeader parent, Effect.StartChild start, ParentTask task, NewExecution wanted) {
        inbox.start(wanted).whenComplete((reply, failure) -> {
            if (failure != null) refuse(parent.id(), start, "it could not be started");
            else if (reply instanceof Reply.OverLimit) refuse(parent.id(), start, "it runs as often as it may");
            // It may have been given up before it was there to be told.
            else if (reply instanceof Reply.Started)
                tellStarted(task, start.call().execution());
            else
                inbox.send(
                        parent.id(),
                        new Command.ChildStarted(
                                start.task(), start.index(), start.call().execution()));
        });
    }

    private void refuse(String parent, Effect.StartChild start, String why) {
        inbox.send(
                parent,
                new Command.ChildEnded(
                        start.task(),
                        start.index(),
                        start.call().execution(),
                        ExecutionState.FAILED,
                        Json.EMPTY_OBJECT,
                        why));
    }

    /** Found after a restart: the parent may have missed that it started, or that it ended. */
    private void tellWhatBecameOfIt(List<Event> events) {
        ExecutionHeader header = ((Event.ExecutionCreated) events.getFirst()).header();
        Plan plan = workflows.plan(header.namespace(), header.workflow(), header.version());
        ParentTask parent = header.parent();
        if (plan == null || parent == null) return;
        Execution child = Evolution.replay(plan, events);
        inbox.send(parent.execution(), new Command.ChildStarted(parent.task(), parent.index(), child.id()));
        if (child.state().isEnded()) ended(child);
    }

    @Override
    public void ended(Execution child) {
        ParentTask parent = child.header().parent();
        if (parent == null) return;
        Json outputs = child.outputs() == null ? Json.EMPTY_OBJECT : child.outputs();
        String message = child.cause() == null ? null : child.cause().message();
        inbox.send(
                parent.execution(),
                new Command.ChildEnded(parent.task(), parent.index(), child.id(), child.state(), outputs, message));
    }
}
