package io.linkloom.server.runner.java;

import io.linkloom.api.task.JavaTask;
import io.linkloom.api.task.PermanentFailure;
import io.linkloom.model.json.Json;
import io.linkloom.server.runner.FailureCode;
import io.linkloom.server.runner.LogSink;
import io.linkloom.server.runner.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;

/** A plugin at work on its own thread; the outcome comes whatever is thrown. */
record PluginCall(ServiceLoader.Provider<JavaTask> task, PluginContext context, CompletableFuture<Outcome> outcome)
        implements Runnable {
    private static final int TRACE_LINES = 60;
    private static final int LONGEST = 2_000;

    @Override
    public void run() {
        try {
            outcome.complete(Outcome.succeeded(Json.of(task.get().run(context))));
        } catch (Throwable e) {
            // Errors as well: a plugin may run out of stack or lack a class, and that is its own affair.
            outcome.complete(failure(e));
        }
    }

    private Outcome failure(Throwable thrown) {
        try {
            logTrace(thrown);
            String text = thrown.getMessage();
            String message = context.shown(thrown.getClass().getName() + (text == null ? "" : ": " + text));
            String bounded = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
            boolean retryable = !(thrown instanceof PermanentFailure);
            return new Outcome.Failed(FailureCode.EXCEPTION, bounded, retryable, null);
        } catch (Throwable e) {
            return Outcome.retryable(FailureCode.EXCEPTION, "The task threw what cannot be shown");
        }
    }

    private void logTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        text.toString()
                .lines()
                .limit(TRACE_LINES)
                .forEach(line -> context.line(LogSink.Stream.STDERR, LogSink.Level.ERROR, line));
    }
}
