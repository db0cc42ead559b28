package io.linkloom.api.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt of a Java task may see and say.
 *
 * <p>Values are null, Boolean, Long, Double, String, List or Map with String keys, nested.
 */
public interface JavaTaskContext {

    String executionId();

    /** Id of the workflow. */
    String workflow();

    /** Id of the task. */
    String task();

    /** Of the item in a fan-out; null where the task is none. */
    @Nullable Integer index();

    /** From 1; numbers every attempt. */
    int attempt();

    /** The same for every attempt of this task run: makes a repeated effect recognisable. */
    String idempotencyKey();

    /** The inputs of the execution. */
    Map<String, @Nullable Object> inputs();

    /** The `params` of the task. */
    Map<String, @Nullable Object> params();

    /** The outputs of the tasks directly upstream, by id. */
    Map<String, @Nullable Object> upstream();

    /** Writes a line into the log of the attempt. */
    void log(String message);

    /** Whether nobody waits for the result any more: cancelled, or beyond the timeout. */
    boolean isCancelled();
}
