package io.linkloom.server.runner.java;

import io.linkloom.api.task.JavaTask;
import io.linkloom.model.definition.TaskWork;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.server.runner.AttemptContext;
import io.linkloom.server.runner.AttemptFailure;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.LogSink;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the Java tasks of plugins, each attempt on a new instance and a thread of its own. */
public final class JavaRunner implements TaskRunner {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

    private final PluginFolder plugins;
    private final Duration grace;

    /** @param grace how long an interrupted task may take to stop before its thread is left to itself */
    public JavaRunner(PluginFolder plugins, Duration grace) {
        this.plugins = plugins;
        this.grace = grace;
    }

    @Override
    public Outcome run(AttemptContext attempt) {
        if (attempt.cancel().isCancelled()) return attempt.logged(Outcome.cancelled());
        if (!(attempt.definition().work() instanceof TaskWork.Java work)) {
            return Outcome.permanent(FailureCode.INTERNAL, "Not a java task");
        }
        try {
            ServiceLoader.Provider<JavaTask> task = plugins.find(work.className());
            if (task == null) {
                String message = "No plugin provides the task " + work.className();
                return attempt.logged(Outcome.permanent(FailureCode.CLASS_NOT_FOUND, message));
            }
            return attempt.logged(attend(attempt, task));
        } catch (ExpressionException e) {
            return attempt.logged(AttemptFailure.of(e).outcome());
        } catch (RuntimeException | OutOfMemoryError e) {
            return attempt.logged(Outcome.retryable(FailureCode.INTERNAL, "The task could not be started: " + e.getMessage()));
        }
    }

    private Outcome attend(AttemptContext attempt, ServiceLoader.Provider<JavaTask> task) throws ExpressionException {
        PluginContext context = new PluginContext(attempt, attempt.envelope().build());
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        // A thread of the system: code that never waits would keep a carrier of virtual threads to itself.
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("java-task " + attempt.idempotencyKey())
                .unstarted(new PluginCall(task, context, outcome));
        thread.setContextClassLoader(task.type().getClassLoader());
        thread.start();
        attempt.cancel().onCancel(() -> outcome.complete(Outcome.cancelled()));
        Outcome result = await(outcome, attempt.timeoutOr(DEFAULT_TIMEOUT));
        context.end();
        stop(thread, attempt);
        return result;
    }

    private static Outcome await(CompletableFuture<Outcome> outcome, Duration timeout) {
        try {
            return outcome.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Outcome.timedOut(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.interrupted();
        } catch (ExecutionException e) {
            return Outcome.retryable(FailureCode.INTERNAL, "The task could not be watched");
        }
    }

    private void stop(Thread thread, AttemptContext attempt) {
        boolean interrupted = Thread.interrupted();
        try {
            thread.interrupt();
            if (!thread.join(grace)) {
                attempt.log().line(LogSink.Stream.SYSTEM, LogSink.Level.WARN,
                        "The task does not stop; its thread is left to itself and its result will not count");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
