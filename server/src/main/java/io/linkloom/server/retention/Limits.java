package io.linkloom.server.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much is kept.
 *
 * @param age since its end an execution is kept so long; null: for ever
 * @param count so many executions are kept, the newest; null: all
 * @param deadLetters an execution with an open dead letter is kept so long, whatever the other limits say; null: for ever
 */
public record Limits(
        @Nullable Duration age,
        @Nullable Long count,
        @Nullable Duration deadLetters) {}
