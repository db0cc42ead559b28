package io.linkloom.benchmark;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;

import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.command.Slots;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.transition.Decision;
import io.linkloom.engine.transition.Effect;
import io.linkloom.engine.transition.ExecutionStateMachine;
import io.linkloom.fixture.WorkflowFixture;
import io.linkloom.model.id.ExecutionId;
import io.linkloom.model.json.Json;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * 1 → N → 1 and chains through the kernel alone: the time for one item must not grow with their number.
 *
 * <p>Not part of the ordinary run, for its name does not end in Test: `mvn -pl shared-model/core -am test -Dtest=FanOutBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false`
 */
class FanOutBenchmark {
    private static final Instant AT = Instant.parse("2026-01-05T03:00:00Z");
    private static final Outcome DONE = new Outcome.Succeeded(Json.of(Map.of("ok", true)));
    private static final int ROUNDS = 15;

    @Test
    void printsItsTable() {
        for (int i = 0; i < 200; i++) {
            run(items(500));
            run(wide(500));
            run(chain(500));
        }
        PrintStream out = System.out;
        out.printf("%-10s %8s %12s %14s%n", "shape", "tasks", "µs a task", "steps a second");
        for (int size : new int[] {1_000, 2_000, 5_000, 10_000}) print(out, "forEach", size, items(size));
        for (int size : new int[] {1_000, 2_000, 5_000, 10_000}) print(out, "tasks", size, wide(size));
        for (int size : new int[] {1_000, 10_000}) print(out, "chain", size, chain(size));
    }

    private static void print(PrintStream out, String shape, int size, Plan plan) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            run(plan);
            best = Math.min(best, System.nanoTime() - start);
        }
        out.printf("%-10s %,8d %,12.2f %,14.0f%n", shape, size, best / 1e3 / size, size * 1e9 / best);
    }

    private static void run(Plan plan) {
        Moment moment = new Moment(AT, 1, Slots.UNLIMITED);
        ExecutionHeader header = new ExecutionHeader(
                ExecutionId.of(AT, 0, 1), "default", "flow", 1, TriggerInfo.manual(AT), Map.of(), 0, null);
        ExecutionStateMachine.Beginning beginning =
                ExecutionStateMachine.begin(plan, header, Json.EMPTY_OBJECT, false, moment);
        Execution execution = beginning.execution();
        ArrayDeque<Command> commands = new ArrayDeque<>();
        follow(beginning.decision(), commands);
        while (!commands.isEmpty()) {
            follow(ExecutionStateMachine.step(execution, commands.poll(), moment), commands);
        }
        if (!execution.state().isEnded())
            throw new IllegalStateException("Expected an end, but it is " + execution.state());
    }

    private static void follow(Decision decision, ArrayDeque<Command> commands) {
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.Dispatch d)
                commands.add(new Command.Finish(d.task(), d.index(), d.attempt(), DONE));
            else if (effect instanceof Effect.AwaitSlot slot)
                commands.add(new Command.Grant(slot.task(), slot.index()));
        }
    }

    private static Plan items(int size) {
        return aWorkflow()
                .task("first")
                .task("each")
                .after("first")
                .forEach(size)
                .task("last")
                .after("each")
                .plan();
    }

    private static Plan wide(int size) {
        WorkflowFixture workflow = aWorkflow().task("first");
        String[] all = new String[size];
        for (int i = 0; i < size; i++) {
            all[i] = "t" + i;
            workflow.task(all[i]).after("first");
        }
        return workflow.task("last").after(all).plan();
    }

    private static Plan chain(int size) {
        WorkflowFixture workflow = aWorkflow().task("t0");
        for (int i = 1; i < size; i++) workflow.task("t" + i).after("t" + (i - 1));
        return workflow.plan();
    }
}
