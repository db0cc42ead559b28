package io.linkloom.api;

import org.jspecify.annotations.Nullable;

/** Why an execution is to end early. */
public record CancelExecution(@Nullable String reason) {}
