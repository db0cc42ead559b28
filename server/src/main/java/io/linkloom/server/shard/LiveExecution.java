package io.linkloom.server.shard;

import io.linkloom.engine.state.Execution;
import io.linkloom.model.id.ExecutionId;

/** An execution in memory: a cache of its journal. Belongs to the shard loop. */
final class LiveExecution {
    private final Execution execution;
    private final int shard;

    LiveExecution(Execution execution) {
        this.execution = execution;
        this.shard = ExecutionId.shard(execution.id());
    }

    Execution execution() {
        return execution;
    }

    int shard() {
        return shard;
    }

    String id() {
        return execution.id();
    }
}
