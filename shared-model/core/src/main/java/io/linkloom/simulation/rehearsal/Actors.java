package io.linkloom.simulation.rehearsal;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ParentTask;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.Decision;
import io.linkloom.engine.transition.Effect;
import io.linkloom.model.definition.TaskDefinition;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.json.Json;
import io.linkloom.model.scenario.AttemptScript;
import io.linkloom.model.scenario.Script;
import io.linkloom.model.scenario.Span;
import io.linkloom.model.scenario.TaskScript;
import io.linkloom.simulation.Behaviour;
import io.linkloom.simulation.Conduct;
import io.linkloom.simulation.SimulatedWorld;
import io.linkloom.simulation.StandIns;
import io.linkloom.simulation.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Everybody but the server, playing by the script: backends, people, and children that are not run. */
final class Actors implements Behaviour, StandIns, Witness {
    private static final int MOST_HEARTBEATS = 10_000;

    private final Script script;
    private final long seed;
    private final BiPredicate<Execution, String> isKnown;
    private final @Nullable Chronicle chronicle;
    private @Nullable SimulatedWorld world;

    /**
     * @param isKnown whether the workflow that a task of the execution names can be run
     * @param chronicle is told what would be sent; null: nobody wants to know
     */
    Actors(Script script, long seed, BiPredicate<Execution, String> isKnown, @Nullable Chronicle chronicle) {
        this.script = script;
        this.seed = seed;
        this.isKnown = isKnown;
        this.chronicle = chronicle;
    }

    /** The world that they live in. */
    void enter(SimulatedWorld stage) {
        world = stage;
    }

    private SimulatedWorld world() {
        return Objects.requireNonNull(world);
    }

    @Override
    public Conduct take(Call call) {
        Execution execution = world().execution(call.execution());
        TaskRun run = Objects.requireNonNull(execution.run(call.task(), call.index()));
        TaskDefinition task = execution.plan().task(run.ordinal());
        try {
            Map<String, @Nullable Object> request = Requests.render(execution, run);
            if (chronicle != null) chronicle.sends(execution, run, Json.of(request));
        } catch (ExpressionException e) {
            return Conduct.answer(
                    Duration.ZERO, Outcome.Failed.permanent("EXPRESSION", String.valueOf(e.getMessage())));
        }
        TaskScript part = scriptOf(execution).of(task.id()).item(run.index());
        SplittableRandom chance = chance(execution, run);
        AttemptScript attempt = part.attempt(run.attempt());
        return switch (attempt) {
            case null -> answer(execution, run, part, chance, null, new AttemptScript.Result.Succeeds(null));
            case AttemptScript.Answers answers ->
                answer(execution, run, part, chance, answers.takes(), answers.result());
            case AttemptScript.CallsBack back -> callBack(execution, run, part, chance, back);
            case AttemptScript.Hangs hangs -> Conduct.hang();
            case AttemptScript.Decides decides -> Conduct.hang();
        };
    }

    private Conduct answer(
            Execution execution,
            TaskRun run,
            TaskScript part,
            SplittableRandom chance,
            @Nullable Span takes,
            AttemptScript.Result wanted) {
        TaskDefinition task = execution.plan().task(run.ordinal());
        AttemptScript.Result result = chance(part, chance, wanted);
        Span usual = result instanceof AttemptScript.Result.Fails ? Typical.FAILING : Typical.of(task);
        Duration after =
                takes != null ? takes.at(chance.nextDouble()) : Typical.within(usual.at(chance.nextDouble()), task);
        return Conduct.answer(after, outcome(execution, run, result, false));
    }

    private Conduct callBack(
            Execution execution, TaskRun run, TaskScript part, SplittableRandom chance, AttemptScript.CallsBack back) {
        AttemptScript.Result result = chance(part, chance, back.result());
        Duration accepted = (back.takes() == null ? Typical.ACCEPTING : back.takes()).at(chance.nextDouble());
        List<Conduct.Act> acts = new ArrayList<>();
        acts.add(new Conduct.Act.Answer(accepted, new Outcome.AcceptedForLater()));
        Duration after = back.after() == null ? null : back.after().at(chance.nextDouble());
        if (after != null) acts.add(new Conduct.Act.CallBack(after, outcome(execution, run, result, true)));
        if (back.heartbeat() != null) {
            Duration last = after == null ? patience(execution, run) : after;
            Duration at = back.heartbeat();
            for (int n = 0; n < MOST_HEARTBEATS && at.compareTo(last) < 0; n++, at = at.plus(back.heartbeat()))
                acts.add(new Conduct.Act.Heartbeat(at, null));
        }
        return new Conduct(acts);
    }

    private static Duration patience(Execution execution, TaskRun run) {
        TaskWork work = execution.plan().task(run.ordinal()).work();
        return work instanceof TaskWork.Http http ? http.callbackTimeout() : Duration.ZERO;
    }

    /** Now and then what would go well goes wrong. */
    private static AttemptScript.Result chance(TaskScript part, SplittableRandom chance, AttemptScript.Result wanted) {
        boolean fails = chance.nextDouble() < part.failureRate();
        return fails && wanted instanceof AttemptScript.Result.Succeeds ? part.failure() : wanted;
    }

    private static Outcome outcome(Execution execution, TaskRun run, AttemptScript.Result result, boolean byCallback) {
        TaskDefinition task = execution.plan().task(run.ordinal());
        return switch (result) {
            case AttemptScript.Result.Fails fails -> Failures.of(fails, task, byCallback);
            case AttemptScript.Result.Succeeds succeeds -> {
                try {
                    Json output = succeeds.output() == null
                            ? Json.NULL
                            : Json.of(succeeds.output().render(Requests.scope(execution, run)));
                    yield output.length() <= Json.MAX_BYTES
                            ? new Outcome.Succeeded(output)
                            : Outcome.Failed.permanent("OUTPUT_TOO_LARGE", "The output has more than 1 MiB");
                } catch (ExpressionException e) {
                    yield Outcome.Failed.permanent("SCRIPT", String.valueOf(e.getMessage()));
                }
            }
        };
    }

    @Override
    public @Nullable Part of(Execution parent, Effect.StartChild start) {
        TaskRun run = Objects.requireNonNull(parent.run(start.task(), start.index()));
        TaskDefinition task = parent.plan().task(run.ordinal());
        TaskScript part = scriptOf(parent).of(task.id()).item(run.index());
        boolean isRun =
                !part.standsInForChild() && isKnown.test(parent, start.call().workflow());
        if (isRun) return null;
        SplittableRandom chance = chance(parent, run);
        AttemptScript attempt = part.attempt(start.attempt());
        if (attempt instanceof AttemptScript.Hangs) return new Part(null, ExecutionState.RUNNING, Json.NULL, null);
        AttemptScript.Answers answers = attempt instanceof AttemptScript.Answers said
                ? said
                : new AttemptScript.Answers(null, new AttemptScript.Result.Succeeds(null));
        AttemptScript.Result result = chance(part, chance, answers.result());
        Duration after = answers.takes() != null
                ? answers.takes().at(chance.nextDouble())
                : Typical.within(Typical.CHILD.at(chance.nextDouble()), task);
        return switch (outcome(parent, run, result, false)) {
            case Outcome.Succeeded succeeded -> new Part(after, ExecutionState.SUCCEEDED, outputs(succeeded), null);
            case Outcome.Failed failed ->
                new Part(
                        after,
                        ending(failed.failure().code()),
                        Json.EMPTY_OBJECT,
                        failed.failure().message());
            case Outcome.AcceptedForLater never -> throw new IllegalStateException("A child is not accepted for later");
            case Outcome.Lost never -> throw new IllegalStateException("A child is not lost");
        };
    }

    private static Json outputs(Outcome.Succeeded succeeded) {
        return succeeded.output().isNull() ? Json.EMPTY_OBJECT : succeeded.output();
    }

    private static ExecutionState ending(String code) {
        return switch (code) {
            case "CHILD_TIMED_OUT" -> ExecutionState.TIMED_OUT;
            case "CHILD_CANCELLED" -> ExecutionState.CANCELLED;
            default -> ExecutionState.FAILED;
        };
    }

    @Override
    public void committed(Execution execution, @Nullable Command command, Decision decision, byte[] written) {
        for (Event event : decision.events()) {
            if (!(event instanceof Event.TaskWaiting waiting)) continue;
            if (waiting.reason() == WaitReason.APPROVAL) asked(execution, waiting);
        }
    }

    /** A person. */
    private void asked(Execution execution, Event.TaskWaiting waiting) {
        TaskRun run = Objects.requireNonNull(execution.run(waiting.task(), waiting.index()));
        TaskDefinition task = execution.plan().task(run.ordinal());
        AttemptScript attempt =
                scriptOf(execution).of(task.id()).item(run.index()).attempt(waiting.attempt());
        AttemptScript.Decides decides = attempt instanceof AttemptScript.Decides said
                ? said
                : new AttemptScript.Decides(true, false, null, null, null);
        if (decides.never()) return;
        SplittableRandom chance = chance(execution, run);
        Duration after = decides.after() != null
                ? decides.after().at(chance.nextDouble())
                : Typical.within(Typical.DECISION.at(chance.nextDouble()), task);
        Command decision = decides.approves()
                ? new Command.Approve(waiting.task(), waiting.index(), decides.by(), decides.comment())
                : new Command.Reject(waiting.task(), waiting.index(), decides.by(), decides.comment());
        Instant at = waiting.at().plus(after);
        world().clock().at(at, () -> world().tell(execution.id(), decision));
    }

    private SplittableRandom chance(Execution execution, TaskRun run) {
        String task = execution.plan().task(run.ordinal()).id();
        return Chance.of(seed, path(execution), task, run.index(), run.attempt());
    }

    private String path(Execution execution) {
        ParentTask parent = execution.header().parent();
        if (parent == null) return "";
        return path(world().execution(parent.execution())) + '/' + parent.task() + '[' + parent.index() + "]#"
                + parent.attempt();
    }

    private Script scriptOf(Execution execution) {
        ParentTask parent = execution.header().parent();
        if (parent == null) return script;
        Script child = scriptOf(world().execution(parent.execution()))
                .of(parent.task())
                .item(parent.index())
                .child();
        return child == null ? Script.TYPICAL : child;
    }
}
