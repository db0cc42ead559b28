package io.linkloom.simulation.rehearsal;

import io.linkloom.model.diagnostic.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param task null: to the execution as a whole
 * @param index item of a fan-out; null for the task itself
 */
public record Beat(
        Instant at, @Nullable String task, @Nullable Integer index, Text what) {}
