package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.command.Command;
import io.linkloom.engine.event.ChildCall;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.engine.transition.Decision;
import io.linkloom.model.json.Json;
import io.linkloom.simulation.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to the execution that a story is about; its children have stories of their own. */
final class Chronicle implements Witness {
    private record Sender(int ordinal, @Nullable Integer index, int attempt) {}

    private final List<Event> events = new ArrayList<>();
    private final Map<Sender, Json> requests = new HashMap<>();

    @Override
    public void committed(Execution execution, @Nullable Command command, Decision decision, byte[] written) {
        if (execution.header().parent() != null) return;
        events.addAll(decision.events());
        for (Event event : decision.events()) {
            if (event instanceof Event.TaskWaiting waiting) asks(execution, waiting);
        }
    }

    /** What people and children are told is known from the event. */
    private void asks(Execution execution, Event.TaskWaiting waiting) {
        TaskRun run = Objects.requireNonNull(execution.run(waiting.task(), waiting.index()));
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        switch (waiting.reason()) {
            case APPROVAL -> request.put("message", waiting.message());
            case CHILD -> {
                ChildCall child = Objects.requireNonNull(waiting.child());
                request.put("workflow", child.workflow());
                request.put("inputs", child.inputs());
            }
            case CALLBACK, TIMER, UPSTREAM, SLOT, CONCURRENCY, RATE_LIMIT, CIRCUIT_OPEN, ITEMS, PAUSED -> {
                return;
            }
        }
        requests.put(new Sender(run.ordinal(), run.index(), waiting.attempt()), Json.of(request));
    }

    void sends(Execution execution, TaskRun run, Json request) {
        if (execution.header().parent() == null)
            requests.put(new Sender(run.ordinal(), run.index(), run.attempt()), request);
    }

    /** In their order. */
    List<Event> events() {
        return events;
    }

    @Nullable
    Json request(TaskRun run, int attempt) {
        return requests.get(new Sender(run.ordinal(), run.index(), attempt));
    }
}
