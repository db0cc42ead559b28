package io.linkloom.simulation;

import static io.linkloom.fixture.WorkflowFixture.aWorkflow;
import static io.linkloom.fixture.WorkflowFixture.cel;

import io.linkloom.engine.state.Plan;
import io.linkloom.fixture.WorkflowFixture;
import io.linkloom.model.definition.Concurrency;
import io.linkloom.model.definition.RetryPolicy;
import io.linkloom.model.definition.RunIf;
import io.linkloom.model.definition.TaskWork;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Workflows of 1 to 60 tasks, mostly few, with a little of everything. */
final class RandomWorkflows {
    private static final RunIf[] RUN_IFS = RunIf.values();

    private final SplittableRandom random;

    RandomWorkflows(SplittableRandom random) {
        this.random = random;
    }

    /** A workflow whose `workflow` tasks start `child`, or, rarely, one that does not exist. */
    Plan plan(String id, String child) {
        WorkflowFixture workflow = aWorkflow(id).workflowPriority(random.nextInt(-2, 3));
        if (one(4)) workflow.failFast();
        if (one(6)) workflow.endsWithin(seconds(1, 600));
        if (one(4)) workflow.concurrency(random.nextInt(1, 3), Concurrency.OnLimit.values()[random.nextInt(3)]);
        int size = one(12) ? random.nextInt(1, 61) : random.nextInt(1, 9);
        for (int i = 0; i < size; i++) {
            workflow.task("t" + i);
            Set<String> upstream = upstream(i);
            workflow.after(upstream.toArray(String[]::new));
            work(workflow, child);
            decorate(workflow, !upstream.isEmpty());
        }
        if (one(3)) workflow.output("first", cel("has(tasks.t0.output) ? tasks.t0.output : null"));
        if (one(40)) workflow.output("wrong", cel("tasks.t0.output.nowhere"));
        return workflow.plan();
    }

    private Set<String> upstream(int i) {
        Set<String> upstream = new LinkedHashSet<>();
        if (i == 0 || one(4)) return upstream;
        int many = one(8) ? Math.min(i, 6) : random.nextInt(1, 3);
        for (int n = 0; n < many; n++) upstream.add("t" + random.nextInt(Math.max(0, i - 8), i));
        return upstream;
    }

    private void work(WorkflowFixture workflow, String child) {
        switch (random.nextInt(12)) {
            case 0 -> workflow.work(new TaskWork.Shell("true", null, Map.of()));
            case 1 -> workflow.work(new TaskWork.Java("com.acme.Task"));
            case 2 -> workflow.waits(seconds(0, 100));
            case 3 -> workflow.approval("Go on?").within(one(2) ? seconds(1, 100) : null);
            case 4 -> workflow.child(one(16) ? "missing" : child, !one(4)).within(one(4) ? seconds(1, 100) : null);
            case 5, 6 -> workflow.http(seconds(1, 100), one(2) ? seconds(1, 30) : null);
            default -> workflow.backend("backend" + random.nextInt(3));
        }
    }

    private void decorate(WorkflowFixture workflow, boolean hasUpstream) {
        if (hasUpstream && one(3)) workflow.runIf(RUN_IFS[random.nextInt(RUN_IFS.length)]);
        if (one(5)) workflow.allowFailure();
        if (one(12)) workflow.when(one(8) ? "1 / 0 > 2" : one(2) ? "1 < 2" : "1 > 2");
        if (one(8)) workflow.priority(random.nextInt(-3, 4));
        if (one(3)) workflow.retry(retry());
        if (one(6)) workflow.forEach(one(6) ? 0 : one(20) ? 40 : random.nextInt(1, 7));
        if (one(2)) workflow.maxParallel(random.nextInt(1, 4));
    }

    private RetryPolicy retry() {
        RetryPolicy.Backoff backoff = RetryPolicy.Backoff.values()[random.nextInt(2)];
        return new RetryPolicy(
                random.nextInt(1, 5), backoff, millis(0, 2000), 2, seconds(1, 20), random.nextDouble(), Set.of());
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private Duration seconds(int from, int below) {
        return Duration.ofSeconds(random.nextInt(from, below));
    }

    private Duration millis(int from, int below) {
        return Duration.ofMillis(random.nextInt(from, below));
    }
}
