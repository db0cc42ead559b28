package io.linkloom.server.shard;

import io.linkloom.engine.state.Plan;
import org.jspecify.annotations.Nullable;

/** The plans of registered workflow versions. */
@FunctionalInterface
public interface Plans {
    /**
     * Null when there is no such version.
     *
     * @throws io.linkloom.server.view.UnavailableException when that cannot be told just now
     */
    @Nullable
    Plan find(String namespace, String workflow, int version);
}
