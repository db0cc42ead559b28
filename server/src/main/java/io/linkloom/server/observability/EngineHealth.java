package io.linkloom.server.observability;

import io.linkloom.server.lease.LeaseKeeper;
import io.linkloom.server.shard.ShardLoop;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the server can take work now: its commits succeed, its lease is held, and its database answers. */
@Component
class EngineHealth implements HealthIndicator {
    private final ShardLoop loop;
    private final LeaseKeeper leases;
    private final DatabaseProbe database;

    EngineHealth(ShardLoop loop, LeaseKeeper leases, DatabaseProbe database) {
        this.loop = loop;
        this.leases = leases;
        this.database = database;
    }

    @Override
    public Health health() {
        boolean ready = loop.isAvailable() && leases.isHeld() && database.answers();
        return ready ? Health.up().build() : Health.outOfService().build();
    }
}
