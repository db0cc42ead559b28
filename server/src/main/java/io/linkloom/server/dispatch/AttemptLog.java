package io.linkloom.server.dispatch;

import io.linkloom.engine.command.Outcome;
import io.linkloom.server.runner.AttemptContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Says of every line that is logged on an attempt's thread which attempt it is about. */
final class AttemptLog {
    private static final Logger log = LoggerFactory.getLogger("io.linkloom.server.attempt");

    private AttemptLog() {}

    /** To be called on the attempt's own thread, which ends with it. */
    static void begin(AttemptContext context) {
        AttemptContext.Run run = context.run();
        MDC.put("execution", context.execution().id());
        MDC.put("workflow", context.execution().workflow());
        MDC.put("namespace", context.execution().namespace());
        MDC.put("task", run.task());
        MDC.put("attempt", Integer.toString(run.attempt()));
        if (run.index() != null) MDC.put("index", run.index().toString());
        if (log.isDebugEnabled()) log.debug("Attempt {} of {} leaves", run.attempt(), context.idempotencyKey());
    }

    static void end(AttemptContext context, Outcome outcome) {
        if (!log.isDebugEnabled()) return;
        String how = switch (outcome) {
            case Outcome.Succeeded succeeded -> "succeeded";
            case Outcome.Failed failed -> "failed: " + failed.failure().code();
            case Outcome.AcceptedForLater accepted -> "was accepted, the result comes later";
            case Outcome.Lost lost -> "is lost";
        };
        log.debug("Attempt {} of {} {}", context.run().attempt(), context.idempotencyKey(), how);
    }
}
