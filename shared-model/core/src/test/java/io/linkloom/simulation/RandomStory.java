package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.state.Execution;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Everything that one seed stands for: workflows, backends, people and crashes, from the first start until all has ended. */
final class RandomStory {
    static final Instant START = Instant.parse("2026-01-05T03:00:00Z");

    /** Far more than any story takes. */
    private static final int TOO_MUCH = 200_000;

    /** Where many executions come up again after every crash, more would keep them from ever getting anywhere. */
    private static final int MOST_FAULTS = 40;

    private final long seed;
    private final SplittableRandom random;
    private final Invariants invariants = new Invariants();
    private final SimulatedWorld world;
    private final RandomPeople people;
    private int faults = MOST_FAULTS;

    RandomStory(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        int calm = random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(20, 400);
        int slots = random.nextInt(1, 6);
        SplittableRandom doom = random.split();
        Faults crashes = point -> faults > 0 && doom.nextInt(calm) == 0 && faults-- > 0;
        Behaviour backends = new RandomBackends(random.split(), random.nextInt(1, 6));
        this.world = new SimulatedWorld(new Rules(
                random.nextLong(),
                START,
                pool -> slots,
                backends,
                crashes,
                Duration.ofMillis(random.nextInt(1, 400)),
                invariants));
        this.people = new RandomPeople(world, random.split());
        invariants.watch(world);
    }

    /** Plays it to the end; throws what is wrong with it, and returns a number that stands for all that happened. */
    long play() {
        try {
            return tell();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private long tell() {
        RandomWorkflows workflows = new RandomWorkflows(random);
        world.register(workflows.plan("main", "child")).register(workflows.plan("child", "leaf"));
        world.register(workflows.plan("leaf", "missing"));
        int starts = random.nextInt(1, 4);
        for (int i = 0; i < starts; i++) {
            world.clock().after(Duration.ofSeconds(random.nextInt(20)), () -> world.start("main", Json.EMPTY_OBJECT));
        }
        people.plan(random.nextInt(12), Duration.ofSeconds(random.nextInt(10, 300)));
        world.run(TOO_MUCH);
        restful();
        faults = 0;
        for (int i = 0; i < 200 && !hasEnded(); i++) {
            people.finishUp();
            world.run(TOO_MUCH);
        }
        if (!hasEnded()) throw new AssertionError("It does not end: " + describe());
        return trace();
    }

    /** Nothing happens any more, so whatever has not ended must wait for somebody outside. */
    private void restful() {
        for (String id : world.executions()) {
            Execution execution = world.execution(id);
            if (execution.state() == ExecutionState.RUNNING && !Waits.forSomebody(world, execution)) {
                throw new AssertionError("It is stuck: " + describe());
            }
        }
    }

    private boolean hasEnded() {
        return world.executions().stream()
                .allMatch(id -> world.execution(id).state().isEnded());
    }

    private long trace() {
        long trace = world.clock().now().toEpochMilli();
        for (String id : world.executions()) {
            trace = 31 * trace + id.hashCode();
            for (byte[] commit : world.journal(id)) trace = 31 * trace + Arrays.hashCode(commit);
        }
        return trace;
    }

    long steps() {
        return invariants.steps();
    }

    SimulatedWorld world() {
        return world;
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        for (String id : world.executions()) {
            Execution execution = world.execution(id);
            text.append('\n')
                    .append(id)
                    .append(' ')
                    .append(execution.header().workflow())
                    .append(' ')
                    .append(execution.state());
            for (int i = 0; i < execution.plan().graph().size(); i++) {
                text.append(' ')
                        .append(execution.plan().task(i).id())
                        .append('=')
                        .append(execution.run(i).state());
            }
        }
        return text.toString();
    }
}
