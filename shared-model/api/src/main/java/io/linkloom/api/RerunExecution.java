package io.linkloom.api;

import org.jspecify.annotations.Nullable;

/**
 * What is to run again: exactly one of the two is given.
 *
 * @param from {@value #FAILED} opens what failed again, {@value #START} makes a new execution with the same inputs
 * @param task this task and everything below it is decided anew
 * @param version of the workflow that a new execution runs; null: the current one
 */
public record RerunExecution(
        @Nullable String from,
        @Nullable String task,
        @Nullable Integer version) {
    public static final String FAILED = "failed";
    public static final String START = "start";
}
