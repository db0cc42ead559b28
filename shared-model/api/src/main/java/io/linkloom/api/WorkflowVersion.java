package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a workflow; it never changes.
 *
 * @param version from 1, without gaps
 * @param source the document as it was registered; null in the list of versions
 */
public record WorkflowVersion(
        String id,
        String namespace,
        int version,
        Instant createdAt,
        @Nullable String source) {}
