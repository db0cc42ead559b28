package io.linkloom.server.dispatch;

import io.linkloom.engine.command.Outcome;
import io.linkloom.engine.event.TaskFailure;

/** What a runner tells, in the words of the kernel. */
final class Outcomes {
    private Outcomes() {}

    static Outcome of(io.linkloom.server.runner.Outcome outcome) {
        return switch (outcome) {
            case io.linkloom.server.runner.Outcome.Succeeded succeeded -> new Outcome.Succeeded(succeeded.output());
            case io.linkloom.server.runner.Outcome.Failed failed ->
                new Outcome.Failed(
                        new TaskFailure(failed.code(), failed.message()), failed.retryable(), failed.retryAfter());
            case io.linkloom.server.runner.Outcome.Accepted accepted -> new Outcome.AcceptedForLater();
            case io.linkloom.server.runner.Outcome.Lost lost -> new Outcome.Lost();
        };
    }
}
