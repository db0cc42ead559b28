package io.linkloom.server.observability;

import io.linkloom.server.lease.LockManager;
import io.linkloom.server.shard.ShardLoop;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the server can take work now: its commits succeed, its lease is held, and its database answers. */
@Component
class EngineHealth implements HealthIndicator {
    private final ShardLoop loop;
    private final LockManager locks;
    private final DatabaseProbe database;

    EngineHealth(ShardLoop loop, LockManager locks, DatabaseProbe database) {
        this.loop = loop;
        this.locks = locks;
        this.database = database;
    }

    @Override
    public Health health() {
        boolean ready = loop.isAvailable() && locks.isHeld() && database.answers();
        return ready ? Health.up().build() : Health.outOfService().build();
    }
}
