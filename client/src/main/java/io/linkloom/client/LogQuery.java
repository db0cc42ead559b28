package io.linkloom.client;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of an execution's log to read; what is null does not restrict.
 *
 * @param index from 0: that item of a fan-out
 * @param attempt from 1
 * @param q part of the message
 * @param after only lines with a greater `seq`; 0 for all
 * @param limit 1 to 500; null: as many as the server gives at once
 * @param tail 1 to 500: begin with the last so many lines; null: with the first one
 */
public record LogQuery(
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        @Nullable String q,
        long after,
        @Nullable Integer limit,
        @Nullable Integer tail) {

    /** From the first line on. */
    public static LogQuery all() {
        return new LogQuery(null, null, null, null, 0, null, null);
    }

    public LogQuery ofTask(@Nullable String id) {
        return new LogQuery(id, index, attempt, q, after, limit, tail);
    }

    public LogQuery ofItem(@Nullable Integer number) {
        return new LogQuery(task, number, attempt, q, after, limit, tail);
    }

    public LogQuery ofAttempt(@Nullable Integer number) {
        return new LogQuery(task, index, number, q, after, limit, tail);
    }

    public LogQuery matching(@Nullable String part) {
        return new LogQuery(task, index, attempt, part, after, limit, tail);
    }

    /** Only what comes after this `seq`. */
    public LogQuery after(long seq) {
        return new LogQuery(task, index, attempt, q, seq, limit, tail);
    }

    public LogQuery limit(@Nullable Integer lines) {
        return new LogQuery(task, index, attempt, q, after, lines, tail);
    }

    /** Begins with the last so many lines. */
    public LogQuery tail(@Nullable Integer lines) {
        return new LogQuery(task, index, attempt, q, after, limit, lines);
    }

    Address address(String execution) {
        return Address.of("executions", execution, "logs")
                .with("task", task)
                .with("index", index)
                .with("attempt", attempt)
                .with("q", q)
                .with("after", after == 0 ? null : (Object) after)
                .with("limit", limit)
                .with("tail", tail);
    }
}
