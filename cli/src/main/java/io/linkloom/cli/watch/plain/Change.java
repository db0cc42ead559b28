package io.linkloom.cli.watch.plain;

import io.linkloom.api.StreamEvent;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change as it is printed; in JSON with these fields.
 *
 * @param type `execution`, `task`, `attempt` or `workflow`
 */
public record Change(
        String type,
        Instant at,
        @Nullable String execution,
        String workflow,
        String namespace,
        long seq,
        @Nullable String task,
        @Nullable Integer index,
        @Nullable Integer attempt,
        String state,
        @Nullable String previous,
        @Nullable Double progress,
        @Nullable String message) {
    static Change of(Enum<?> type, StreamEvent event) {
        return new Change(
                type.name().toLowerCase(Locale.ROOT),
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
                event.progress(),
                event.message());
    }
}
