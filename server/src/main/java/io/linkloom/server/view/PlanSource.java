package io.linkloom.server.view;

import io.linkloom.engine.state.Plan;
import org.jspecify.annotations.Nullable;

/** The plans of registered workflow versions. */
@FunctionalInterface
public interface PlanSource {
    /** Null when there is no such version. */
    @Nullable
    Plan find(String namespace, String workflow, int version);
}
