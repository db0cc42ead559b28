package io.linkloom.server.view;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.ExecutionCause;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.model.json.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution as lists and details read it.
 *
 * @param created whether it came into being with this commit
 * @param labels of the workflow, and its own over them; empty when read
 */
public record ExecutionRow(
        boolean created,
        int shard,
        ExecutionHeader header,
        ExecutionState state,
        Json inputs,
        @Nullable Json outputs,
        @Nullable ExecutionCause cause,
        int revision,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, String> labels) {}
