package io.linkloom.simulation;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One workflow with a bit of everything, told once for every single point at which the server can fail. */
class CrashEverywhereTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Plan child = aWorkflow("child").task("a").plan();
    private final Plan main = aWorkflow("main")
            .endsWithin(Duration.ofHours(1))
            .task("first")
            .task("flaky")
            .after("first")
            .task("answered")
            .after("first")
            .http(Duration.ofMinutes(9), null)
            .task("each")
            .after("first")
            .forEach(3)
            .maxParallel(2)
            .task("waits")
            .waits(SECOND)
            .after("flaky")
            .task("child")
            .child("child", true)
            .after("each")
            .task("last")
            .after("child", "waits", "answered")
            .plan();

    @Test
    void aCrashAtAnyPointChangesNothingButTheTimeItTakes() {
        int points = points();
        assertThat(points).isGreaterThan(50);
        for (int crash = 0; crash < points; crash++) {
            AtomicInteger next = new AtomicInteger(crash);
            Execution end = play(point -> next.getAndDecrement() == 0);
            assertThat(end.state()).as("crash at point %d", crash).isEqualTo(ExecutionState.SUCCEEDED);
            for (int i = 0; i < main.graph().size(); i++) {
                assertThat(end.run(i).output())
                        .as("%s after a crash at point %d", main.task(i).id(), crash)
                        .isNotNull();
            }
        }
    }

    private int points() {
        AtomicInteger points = new AtomicInteger();
        play(point -> {
            points.incrementAndGet();
            return false;
        });
        return points.get();
    }

    private Execution play(Faults faults) {
        Invariants invariants = new Invariants();
        Behaviour backends = call -> switch (call.task()) {
            case "flaky" ->
                Behaviour.failTimes(1, Behaviour.succeed(SECOND, Json.NULL)).take(call);
            case "answered" ->
                Conduct.callBack(
                        SECOND, SECOND.multipliedBy(9), new io.linkloom.engine.command.Outcome.Succeeded(Json.NULL));
            default ->
                Conduct.answer(SECOND, new io.linkloom.engine.command.Outcome.Succeeded(Json.of(call.attempt())));
        };
        Rules rules = new Rules(1, RandomStory.START, pool -> 2, backends, faults, Duration.ofMillis(20), invariants);
        SimulatedWorld world = new SimulatedWorld(rules).register(child).register(main);
        invariants.watch(world);
        while (world.executions().isEmpty()) world.start("main", Json.EMPTY_OBJECT);
        world.run(10_000);
        return world.execution(world.executions().getFirst());
    }
}
