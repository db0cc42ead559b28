package io.linkloom.server.shard;

import io.linkloom.model.json.Json;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.Await;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does what a test says, and notes every attempt that reaches it. Attempts of held tasks wait until they are let go. */
final class ScriptedRunner implements TaskRunner {

    /** An attempt as the backend would have seen it. */
    record Call(String key, String task, int attempt) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, Function<AttemptContext, Outcome>> scripts = new ConcurrentHashMap<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    @Override
    public Outcome run(AttemptContext attempt) {
        String task = attempt.run().task();
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        calls.add(new Call(attempt.idempotencyKey(), task, attempt.run().attempt()));
        try {
            CountDownLatch latch = held.get(task);
            if (latch != null) {
                attempt.cancel().onCancel(latch::countDown);
                latch.await();
            }
            if (attempt.cancel().isCancelled()) cancelled.add(attempt.idempotencyKey());
            return scripts.getOrDefault(task, any -> new Outcome.Succeeded(Json.NULL))
                    .apply(attempt);
        } catch (InterruptedException e) {
            return Outcome.interrupted();
        } finally {
            running.decrementAndGet();
        }
    }

    /** What attempts of the task come to; without a script they succeed. */
    ScriptedRunner script(String task, Function<AttemptContext, Outcome> outcome) {
        scripts.put(task, outcome);
        return this;
    }

    ScriptedRunner hold(String task) {
        held.put(task, new CountDownLatch(1));
        return this;
    }

    void letGo(String task) {
        CountDownLatch latch = held.remove(task);
        if (latch != null) latch.countDown();
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(String task) {
        return calls.stream().filter(call -> call.task().equals(task)).toList();
    }

    Set<String> cancelled() {
        return cancelled;
    }

    /** The most that ran at one time. */
    int mostRunning() {
        return mostRunning.get();
    }

    void awaitCalls(String task, int count) {
        Await.until(
                count + " attempts of " + task + " have left", () -> calls(task).size() >= count);
    }
}
