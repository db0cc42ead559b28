package io.linkloom.server.view;

import io.linkloom.api.ExecutionSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of executions.
 *
 * @param next where the following part begins; null on the last one
 */
public record ExecutionPage(
        List<ExecutionSummary> items, @Nullable After next) {

    /** After the execution with these values, in the order of the list. */
    public record After(Instant createdAt, String id) {}
}
