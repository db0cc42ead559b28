package io.linkloom.server.view;

import io.linkloom.api.ExecutionState;

/** So many executions more (or less) have ended in a state. */
public record EndedChange(String namespace, ExecutionState state, int shard, int change) {}
