package io.linkloom.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * The workflow task that waits for a child execution.
 *
 * @param index item of a fan-out, or null
 * @param depth of the child: 1 for the child of an execution that has no parent itself
 */
public record ParentTask(
        String execution, String task, @Nullable Integer index, int attempt, int depth) {}
