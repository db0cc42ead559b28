package io.linkloom.client.callback;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells a backend of a task run, where the workflow sets no body of its own. Source: the callback protocol.
 *
 * <p>Values are null, Boolean, numbers, String, List or Map with String keys, nested.
 *
 * @param inputs of the execution
 * @param params of the task
 * @param upstream outputs of the tasks directly upstream, by their id
 * @param callback null when the server has no address that a backend can reach
 */
public record TaskEnvelope(
        ExecutionPart execution,
        TaskPart task,
        Map<String, @Nullable Object> inputs,
        Map<String, @Nullable Object> params,
        Map<String, @Nullable Object> upstream,
        @Nullable CallbackPart callback) {

    /** @param scheduledAt the instant that the execution stands for; null where the server does not tell */
    public record ExecutionPart(
            String id,
            String workflow,
            int version,
            String namespace,
            @Nullable Instant scheduledAt) {}

    /**
     * @param id of the task in the workflow
     * @param attempt from 1
     * @param index of the item in a fan-out; null where the task is none
     */
    public record TaskPart(String id, int attempt, @Nullable Integer index) {}

    /** @param expiresAt null where the server does not tell */
    public record CallbackPart(String url, @Nullable Instant expiresAt) {}

    /** The same for every attempt of this task run. */
    String key() {
        String key = execution.id() + "/" + task.id();
        return task.index() == null ? key : key + "/" + task.index();
    }
}
