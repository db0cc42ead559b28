package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.command.Command;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** People who do what people do, at any time: mostly what makes sense, sometimes what does not. */
final class RandomPeople {
    private final SimulatedWorld world;
    private final SplittableRandom random;

    RandomPeople(SimulatedWorld world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    /** So many things will be done within the time. */
    void plan(int deeds, Duration within) {
        for (int i = 0; i < deeds; i++) {
            world.clock().after(Duration.ofMillis(random.nextLong(within.toMillis())), this::act);
        }
    }

    /** Answers everything that waits for a person. */
    void finishUp() {
        for (String id : world.executions()) {
            Execution execution = world.execution(id);
            if (execution.state() == ExecutionState.PAUSED) world.tell(id, new Command.Resume("ops"));
            for (int i = 0; i < execution.plan().graph().size(); i++) answer(execution, execution.run(i));
        }
    }

    private void answer(Execution execution, TaskRun run) {
        FanOut fanOut = run.fanOut();
        for (int i = 0; fanOut != null && i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item != null) answer(execution, item);
        }
        if (run.state() != TaskState.WAITING || run.waitingFor() != WaitReason.APPROVAL) return;
        String task = execution.plan().task(run.ordinal()).id();
        world.tell(
                execution.id(),
                random.nextInt(4) == 0
                        ? new Command.Reject(task, run.index(), "boss", null)
                        : new Command.Approve(task, run.index(), "boss", "fine"));
    }

    private void act() {
        List<String> all = world.executions();
        if (all.isEmpty()) return;
        Execution execution = world.execution(all.get(random.nextInt(all.size())));
        world.tell(execution.id(), deed(execution));
    }

    private Command deed(Execution execution) {
        TaskRun run = execution.run(random.nextInt(execution.plan().graph().size()));
        FanOut fanOut = run.fanOut();
        String task = execution.plan().task(run.ordinal()).id();
        @Nullable
        Integer index = fanOut == null || random.nextInt(3) == 0 ? null : (Integer) random.nextInt(fanOut.size());
        return switch (random.nextInt(16)) {
            case 0 -> new Command.Cancel("ops", "enough");
            case 1, 2 -> new Command.Pause("ops");
            case 3, 4, 5 -> new Command.Resume("ops");
            case 6, 7 -> new Command.Approve(task, index, "boss", null);
            case 8 -> new Command.Reject(task, index, "boss", "not now");
            case 9, 10, 11 -> new Command.Requeue(task, index, "ops");
            case 12 -> new Command.Discard(task, index, "ops");
            case 13 -> new Command.RerunFrom(task, "ops");
            default -> new Command.RerunFailed("ops");
        };
    }
}
