package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a story of an execution and of what was written down about it. */
final class Teller {
    private record Key(String task, @Nullable Integer index) {}

    private final Execution execution;
    private final Chronicle chronicle;
    private final Map<Key, Instant> queued = new HashMap<>();

    private Teller(Execution execution, Chronicle chronicle) {
        this.execution = execution;
        this.chronicle = chronicle;
        for (Event event : chronicle.events()) {
            if (event instanceof Event.OfTask of && isBeginning(event))
                queued.putIfAbsent(new Key(of.task(), of.index()), event.at());
        }
    }

    private static boolean isBeginning(Event event) {
        return event instanceof Event.TaskQueued
                || event instanceof Event.FanOutStarted
                || event instanceof Event.TaskWaiting
                || event instanceof Event.AttemptStarted;
    }

    static Story tell(Execution execution, Chronicle chronicle) {
        return new Teller(execution, chronicle).story();
    }

    private Story story() {
        List<TaskStory> tasks = new ArrayList<>();
        for (int i = 0; i < execution.plan().graph().size(); i++) tasks.add(task(execution.run(i)));
        return new Story(
                execution.id(),
                execution.plan().definition(),
                execution.header().trigger(),
                execution.state(),
                execution.createdAt(),
                execution.endedAt(),
                execution.inputs(),
                execution.outputs(),
                execution.cause(),
                tasks,
                CriticalPath.of(execution).stream()
                        .map(ordinal -> execution.plan().task(ordinal).id())
                        .toList(),
                Narration.of(execution, chronicle.events()));
    }

    private TaskStory task(TaskRun run) {
        String id = execution.plan().task(run.ordinal()).id();
        List<TaskStory> items = new ArrayList<>();
        FanOut fanOut = run.fanOut();
        for (int i = 0; fanOut != null && i < fanOut.begun(); i++) {
            TaskRun item = fanOut.run(i);
            if (item != null) items.add(task(item));
        }
        List<AttemptStory> attempts = new ArrayList<>();
        for (AttemptRecord record : run.history()) attempts.add(attempt(run, record));
        return new TaskStory(
                id,
                run.index(),
                execution.plan().task(run.ordinal()).work().type(),
                run.state(),
                queued.get(new Key(id, run.index())),
                run.startedAt(),
                run.endedAt(),
                attempts,
                items,
                run.output(),
                run.failure(),
                Reasons.of(execution, run));
    }

    private AttemptStory attempt(TaskRun run, AttemptRecord record) {
        Json request = chronicle.request(run, record.attempt());
        return new AttemptStory(
                record.attempt(), record.startedAt(), record.endedAt(), record.result(), record.failure(), request);
    }
}
