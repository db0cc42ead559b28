package io.linkloom.cli.command.event;

import io.linkloom.api.LogEvent;
import io.linkloom.api.StreamEvent;
import io.linkloom.client.ServerEvent;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One event of a server's stream in one form, whatever it is about.
 *
 * @param type `execution`, `task`, `attempt`, `log` or `workflow`
 * @param state null for a log line
 */
record Heard(
        String type,
        Instant at,
        @Nullable String execution,
        String workflow,
        String namespace,
        long seq,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        @Nullable String state,
        @Nullable String previous,
        @Nullable String message) {
    static Heard of(ServerEvent.Change change) {
        StreamEvent event = change.event();
        return new Heard(
                change.type().name().toLowerCase(Locale.ROOT),
                event.at(),
                event.execution(),
                event.workflow(),
                event.namespace(),
                event.seq(),
                event.task(),
                event.index(),
                event.attempt(),
                event.state(),
                event.previous(),
                event.message());
    }

    static Heard of(ServerEvent.Log log) {
        LogEvent line = log.line();
        return new Heard(
                "log",
                line.at(),
                line.execution(),
                line.workflow(),
                line.namespace(),
                line.seq(),
                line.task(),
                line.index(),
                line.attempt(),
                null,
                null,
                line.message());
    }
}
