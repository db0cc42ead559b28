package io.linkloom.simulation;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Effect;
import io.linkloom.model.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides which child workflows are not run but only said to have ended. */
@FunctionalInterface
public interface StandIns {
    /** Every child is run. */
    StandIns NONE = (parent, start) -> null;

    /** Null: the child is run. */
    @Nullable
    Part of(Execution parent, Effect.StartChild start);

    /**
     * What is said of a child.
     *
     * @param after from its start to its end; null: it never ends
     */
    record Part(
            @Nullable Duration after,
            ExecutionState state,
            Json outputs,
            @Nullable String message) {}
}
