package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.TaskState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.EventCodec;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.state.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which rows of the tables of transitions have been travelled. May be shared by many worlds at once. */
final class Coverage {
    private final Set<String> visited = new ConcurrentSkipListSet<>();

    /** Follows every journal of a world. */
    void follow(SimulatedWorld world) {
        for (String id : world.executions()) {
            List<Event> events = new ArrayList<>();
            for (byte[] commit : world.journal(id)) events.addAll(EventCodec.read(commit));
            follow(world.execution(id).plan(), events);
        }
    }

    void follow(Plan plan, List<Event> events) {
        Execution execution = Evolution.begin(plan, (Event.ExecutionCreated) events.getFirst());
        for (Event event : events.subList(1, events.size())) {
            visited.add(row(execution, event));
            Evolution.evolve(execution, event);
        }
    }

    private static String row(Execution execution, Event event) {
        if (!(event instanceof Event.OfTask ofTask)) return name("EXECUTION", execution.state(), event.getClass());
        TaskRun run = execution.run(ofTask.task(), ofTask.index());
        TaskState state = run == null ? TaskState.QUEUED : run.state();
        return name(ofTask.index() == null ? "TASK" : "ITEM", state, event.getClass());
    }

    private static String name(String table, Enum<?> from, Class<? extends Event> event) {
        return table + ": " + from + " + " + event.getSimpleName();
    }

    /** Every row that nobody has travelled. */
    Set<String> missing() {
        Set<String> all = new TreeSet<>();
        for (Transitions.Row<ExecutionState> row : Transitions.EXECUTION.rows())
            all.add(name("EXECUTION", row.from(), row.event()));
        for (Transitions.Row<TaskState> row : Transitions.TASK.rows()) all.add(name("TASK", row.from(), row.event()));
        for (Transitions.Row<TaskState> row : Transitions.ITEM.rows()) all.add(name("ITEM", row.from(), row.event()));
        all.removeAll(visited);
        return all;
    }
}
