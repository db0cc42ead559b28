package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.ParentTask;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.StartScope;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.Effect;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.id.ExecutionId;
import io.linkloom.model.input.Inputs;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Workflows, a server with a journal, backends and people on a virtual clock.
 *
 * <p>One thread. Everything that is random comes from the one seed of the rules, so two worlds that are treated alike behave alike.
 */
public final class SimulatedWorld {
    private final Rules rules;
    private final VirtualClock clock;
    private final SplittableRandom random;
    private final JournalStore journal = new JournalStore();
    private final Map<String, Plan> workflows = new HashMap<>();
    private final Map<String, Plan> planOf = new HashMap<>();
    private final Map<String, AdmissionGate> gates = new HashMap<>();
    private final Map<String, Instant> lastMail = new HashMap<>();
    private final SimulatedServer server;
    private StandIns standIns = StandIns.NONE;

    public SimulatedWorld(Rules rules) {
        this.rules = rules;
        this.clock = new VirtualClock(rules.start());
        this.random = new SplittableRandom(rules.seed());
        this.server = new SimulatedServer(
                rules, clock, random, journal, new SimulatedServer.World(id -> known(planOf, id), new Neighbours()));
    }

    public SimulatedWorld register(Plan plan) {
        WorkflowDefinition definition = plan.definition();
        String name = name(definition.namespace(), definition.id());
        workflows.put(name, plan);
        gates.put(name, new AdmissionGate(definition.concurrency()));
        return this;
    }

    /** Children that are not run. */
    public SimulatedWorld with(StandIns others) {
        standIns = others;
        return this;
    }

    /** A workflow as a task may name it: by id in its own namespace, or by both. */
    private static String name(String namespace, String reference) {
        return reference.indexOf(':') < 0 ? namespace + ':' + reference : reference;
    }

    public VirtualClock clock() {
        return clock;
    }

    /** Starts an execution; empty when the workflow's concurrency limit refuses it, or when the server died over it. */
    public Optional<String> start(String workflow, Json inputs) {
        return start(workflow, TriggerInfo.manual(clock.now()), inputs);
    }

    /** As [#start(String, Json)], for a reason of its own. */
    public Optional<String> start(String workflow, TriggerInfo trigger, Json inputs) {
        String id = ExecutionId.of(clock.now(), 0, random.nextLong());
        Plan plan = known(workflows, name(WorkflowDefinition.DEFAULT_NAMESPACE, workflow));
        return begin(header(id, plan, trigger, null), inputs) == Start.BEGUN ? Optional.of(id) : Optional.empty();
    }

    /** Tells the server something, once; null when it was followed, or when the server died over it. */
    public @Nullable Refusal tell(String execution, Command command) {
        return server.tell(execution, command);
    }

    /** Everything that the server has in memory is gone. */
    public void crash() {
        server.crash();
    }

    /** Lets the next thing happen; false when the world has come to rest. */
    public boolean advance() {
        return clock.advance();
    }

    /** Lets things happen until the world has come to rest, or for so many of them. */
    public void run(int most) {
        for (int i = 0; i < most; i++) if (!clock.advance()) return;
        throw new IllegalStateException(
                "Expected the world to come to rest within " + most + " happenings, but it is busy at " + clock.now());
    }

    /** The execution as it stands; only to be read. */
    public Execution execution(String id) {
        return server.load(id);
    }

    /** Ids of every execution, children too, in the order of their beginning. */
    public List<String> executions() {
        return List.copyOf(journal.executions());
    }

    /** The commits of an execution, as bytes. */
    public List<byte[]> journal(String id) {
        return journal.commits(id);
    }

    /** Whether somebody has been seeing to the effect since it was called for. */
    public boolean isUnderWay(Execution execution, Effect effect) {
        return server.isUnderWay(execution.id(), effect);
    }

    /** Whether more attempts of a pool are in flight than it has slots. */
    public boolean isOverbooked(String pool) {
        return server.isOverbooked(pool);
    }

    /** How many attempts of an execution are in flight. */
    public long inFlight(String execution) {
        return server.inFlight(execution);
    }

    private enum Start {
        BEGUN,
        REFUSED,
        SERVER_DIED
    }

    private Start begin(ExecutionHeader header, Json inputs) {
        Plan plan = known(workflows, name(header));
        AdmissionGate gate = known(gates, name(header));
        boolean queued = gate.isFull();
        if (queued && gate.skips()) return Start.REFUSED;
        planOf.put(header.id(), plan);
        if (!server.begin(plan, header, inputs, queued)) return Start.SERVER_DIED;
        if (!queued) {
            gate.enter(header.id());
        } else {
            gate.wait(header.id(), header.priority())
                    .ifPresent(victim ->
                            post(header.id(), () -> server.insist(victim, new Command.Cancel(null, "Makes room"))));
        }
        return Start.BEGUN;
    }

    private static String name(ExecutionHeader header) {
        return name(header.namespace(), header.workflow());
    }

    private static ExecutionHeader header(String id, Plan plan, TriggerInfo trigger, @Nullable ParentTask parent) {
        WorkflowDefinition definition = plan.definition();
        return new ExecutionHeader(
                id, definition.namespace(), definition.id(), 1, trigger, Map.of(), definition.priority(), parent);
    }

    /** A durable message: it arrives later, after everything that the same sender sent before. */
    private void post(String sender, Runnable message) {
        Instant soonest = clock.now().plus(server.tardy());
        Instant last = lastMail.getOrDefault(sender, soonest);
        Instant at = last.isAfter(soonest) ? last : soonest;
        lastMail.put(sender, at);
        clock.at(at, message);
    }

    private static <T> T known(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    /** Backends, other executions and the gates, as the server's messages reach them. */
    private final class Neighbours implements Outside {
        @Override
        public void dispatch(Execution execution, Effect.Dispatch dispatch) {
            TaskRun run = Objects.requireNonNull(execution.run(dispatch.task(), dispatch.index()));
            int token = run.callbackAttempt();
            Conduct conduct = rules.backends()
                    .take(new Behaviour.Call(execution.id(), dispatch.task(), dispatch.index(), dispatch.attempt()));
            for (Conduct.Act act : conduct.acts()) act(execution.id(), dispatch, token, act);
            Duration timeout = execution.plan().task(run.ordinal()).timeout();
            if (timeout == null) return;
            server.whileAlive(timeout, () -> {
                if (isOut(execution.id(), dispatch))
                    finish(execution.id(), dispatch, Outcome.Failed.retryable("TIMEOUT", "No answer"));
            });
        }

        private void act(String id, Effect.Dispatch dispatch, int token, Conduct.Act act) {
            switch (act) {
                case Conduct.Act.Answer answer ->
                    server.whileAlive(answer.after(), () -> {
                        boolean late = !isOut(id, dispatch);
                        if (!late || !rules.tardiness().isZero() && random.nextBoolean())
                            finish(id, dispatch, answer.outcome());
                    });
                case Conduct.Act.CallBack callBack ->
                    clock.after(
                            callBack.after(),
                            () -> server.insist(
                                    id,
                                    new Command.CallBack(
                                            dispatch.task(), dispatch.index(), token, callBack.outcome())));
                case Conduct.Act.Heartbeat beat ->
                    clock.after(
                            beat.after(),
                            () -> server.tell(
                                    id,
                                    new Command.Heartbeat(
                                            dispatch.task(), dispatch.index(), token, beat.progress(), null)));
            }
        }

        private boolean isOut(String id, Effect.Dispatch dispatch) {
            return server.isOut(id, dispatch.task(), dispatch.index(), dispatch.attempt());
        }

        private void finish(String id, Effect.Dispatch dispatch, Outcome outcome) {
            server.tell(id, new Command.Finish(dispatch.task(), dispatch.index(), dispatch.attempt(), outcome));
        }

        @Override
        public void startChild(Execution parent, Effect.StartChild start) {
            StandIns.Part part = standIns.of(parent, start);
            if (part == null) post(parent.id(), () -> runChild(parent, start));
            else standIn(parent, start, part);
        }

        private void standIn(Execution parent, Effect.StartChild start, StandIns.Part part) {
            String child = start.call().execution();
            post(
                    parent.id(),
                    () -> server.insist(parent.id(), new Command.ChildStarted(start.task(), start.index(), child)));
            if (part.after() == null) return;
            Command ended = new Command.ChildEnded(
                    start.task(), start.index(), child, part.state(), part.outputs(), part.message());
            clock.after(part.after(), () -> server.insist(parent.id(), ended));
        }

        private void runChild(Execution parent, Effect.StartChild start) {
            ChildCall call = start.call();
            ParentTask task = new ParentTask(
                    parent.id(),
                    start.task(),
                    start.index(),
                    start.attempt(),
                    parent.header().depth() + 1);
            Plan plan = workflows.get(name(parent.header().namespace(), call.workflow()));
            if (plan == null) {
                notStarted(task, call, "There is no workflow " + call.workflow());
                return;
            }
            TriggerInfo trigger = new TriggerInfo("workflow", clock.now(), null, null, parent.id());
            Scope scope = StartScope.of(plan.definition(), 1, trigger);
            switch (Inputs.resolve(plan.definition(), given(call.inputs()), scope)) {
                case Inputs.Result.Refused refused ->
                    notStarted(
                            task,
                            call,
                            refused.errors().stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
                case Inputs.Result.Resolved resolved ->
                    runChild(call, header(call.execution(), plan, trigger, task), resolved.inputs());
            }
        }

        private static Map<String, @Nullable Object> given(Json inputs) {
            Map<String, @Nullable Object> given = new LinkedHashMap<>();
            if (inputs.value() instanceof Map<?, ?> map)
                map.forEach((name, value) -> given.put(String.valueOf(name), value));
            return given;
        }

        private void runChild(ChildCall call, ExecutionHeader header, Json inputs) {
            ParentTask task = Objects.requireNonNull(header.parent());
            Start outcome = journal.has(call.execution()) ? Start.BEGUN : Start.SERVER_DIED;
            while (outcome == Start.SERVER_DIED) outcome = begin(header, inputs);
            if (outcome == Start.REFUSED) {
                notStarted(task, call, "The concurrency limit of " + call.workflow() + " is reached");
                return;
            }
            post(
                    call.execution(),
                    () -> server.insist(
                            task.execution(), new Command.ChildStarted(task.task(), task.index(), call.execution())));
            Execution child = server.load(call.execution());
            if (child.state().isEnded()) tellParent(child, task);
        }

        private void notStarted(ParentTask task, ChildCall call, String why) {
            Command told = new Command.ChildEnded(
                    task.task(), task.index(), call.execution(), ExecutionState.FAILED, Json.NULL, why);
            post(call.execution(), () -> server.insist(task.execution(), told));
        }

        private void tellParent(Execution child, ParentTask task) {
            ExecutionCause cause = child.cause();
            Json outputs = child.outputs() == null ? Json.NULL : child.outputs();
            Command told = new Command.ChildEnded(
                    task.task(),
                    task.index(),
                    child.id(),
                    child.state(),
                    outputs,
                    cause == null ? null : cause.message());
            post(child.id(), () -> server.insist(task.execution(), told));
        }

        @Override
        public void cancelChild(Execution parent, Effect.CancelChild cancel) {
            post(parent.id(), () -> {
                if (journal.has(cancel.child()))
                    server.insist(cancel.child(), new Command.Cancel(null, "Its parent is over"));
            });
        }

        @Override
        public void ended(Execution execution) {
            ParentTask parent = execution.header().parent();
            if (parent != null) tellParent(execution, parent);
            String id = execution.id();
            post(id, () -> {
                if (!server.load(id).state().isEnded()) return;
                List<String> admitted =
                        new ArrayList<>(known(gates, name(execution.header())).leave(id));
                for (String next : admitted) server.insist(next, new Command.Admit());
            });
        }

        @Override
        public void reopened(Execution execution) {
            known(gates, name(execution.header())).enter(execution.id());
        }
    }
}
