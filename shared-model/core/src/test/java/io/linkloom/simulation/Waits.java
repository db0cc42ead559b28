package io.linkloom.simulation;

import io.linkloom.api.TaskState;
import io.linkloom.api.WaitReason;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;

/** Whether an execution of a world at rest has something to wait for. */
final class Waits {
    private Waits() {}

    /** A person, or a child that is paused, queued, or waits for a person itself. */
    static boolean forSomebody(SimulatedWorld world, Execution execution) {
        for (int i = 0; i < execution.plan().graph().size(); i++) {
            TaskRun run = execution.run(i);
            if (forSomebody(world, run)) return true;
            FanOut fanOut = run.fanOut();
            for (int item = 0; fanOut != null && item < fanOut.begun(); item++) {
                TaskRun itemRun = fanOut.run(item);
                if (itemRun != null && forSomebody(world, itemRun)) return true;
            }
        }
        return false;
    }

    private static boolean forSomebody(SimulatedWorld world, TaskRun run) {
        if (run.state() != TaskState.WAITING) return false;
        if (run.waitingFor() == WaitReason.APPROVAL) return true;
        ChildCall call = run.child();
        if (run.waitingFor() != WaitReason.CHILD || call == null) return false;
        Execution child = world.execution(call.execution());
        return switch (child.state()) {
            case QUEUED, PAUSED -> true;
            case RUNNING -> forSomebody(world, child);
            case SUCCEEDED, FAILED, CANCELLED, TIMED_OUT -> false;
        };
    }
}
