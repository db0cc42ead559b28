package io.linkloom.client.spring;

import io.linkloom.client.callback.TaskContext;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.MDC;

/** Marks the application's own log lines with what they are about. What others have put there stays. */
final class LogContext implements AutoCloseable {
    private final List<String> put = new ArrayList<>();

    private LogContext() {}

    static LogContext of(TaskContext task) {
        LogContext context = new LogContext();
        context.put("loomTask", task.idempotencyKey());
        context.put("loomAttempt", Integer.toString(task.attempt()));
        context.put("traceId", task.trace().traceId());
        context.put("spanId", task.trace().spanId());
        return context;
    }

    private void put(String name, String value) {
        if (MDC.get(name) != null) return;
        MDC.put(name, value);
        put.add(name);
    }

    @Override
    public void close() {
        put.forEach(MDC::remove);
    }
}
