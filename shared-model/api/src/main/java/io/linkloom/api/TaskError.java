package io.linkloom.api;

import org.jspecify.annotations.Nullable;

/**
 * Why a task or an execution failed.
 *
 * @param task whose failure it was: for an execution the first cause; null when no task is to blame
 * @param attempt from 1; null when it failed without one
 * @param code stable short name of the kind
 */
public record TaskError(@Nullable String task, @Nullable Integer attempt, String code, String message) {}
