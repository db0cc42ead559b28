package io.linkloom.engine.event;

import io.linkloom.model.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution started.
 *
 * @param type `manual`, `schedule`, `event`, `workflow`, `backfill` or `rerun`
 * @param scheduledAt the instant that the execution stands for; the start where nothing was scheduled
 * @param event the CloudEvent, for event triggers; what another workflow came to, for workflow triggers
 * @param by who asked for it, where a person did
 * @param source the execution or trigger that it came from
 * @param chain how many workflow triggers fired one after the other up to this execution; null: none
 */
public record TriggerInfo(
        String type,
        Instant scheduledAt,
        @Nullable Json event,
        @Nullable String by,
        @Nullable String source,
        @Nullable Integer chain) {

    public TriggerInfo(
            String type, Instant scheduledAt, @Nullable Json event, @Nullable String by, @Nullable String source) {
        this(type, scheduledAt, event, by, source, null);
    }

    public static TriggerInfo manual(Instant at) {
        return new TriggerInfo("manual", at, null, null, null);
    }

    /** As `chain`, as a number. */
    public int links() {
        return chain == null ? 0 : chain;
    }
}
