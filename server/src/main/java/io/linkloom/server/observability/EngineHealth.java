package io.linkloom.server.observability;

import io.linkloom.server.shard.ShardLoop;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the server can take work: the loop runs, and its commits succeed. */
@Component
class EngineHealth implements HealthIndicator {
    private final ShardLoop loop;

    EngineHealth(ShardLoop loop) {
        this.loop = loop;
    }

    @Override
    public Health health() {
        return loop.isAvailable() ? Health.up().build() : Health.outOfService().build();
    }
}
