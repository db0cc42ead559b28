package io.linkloom.server.observability;

import io.linkloom.server.shard.ShardLoop;
import java.lang.management.ManagementFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether this process can still do its work, or only a restart helps: the thread that decides has ended, or threads wait for each other. A
 * database that is away is no reason: a restart would not bring it back.
 */
@Component
class LoopHealth implements HealthIndicator {
    private final ShardLoop loop;

    LoopHealth(ShardLoop loop) {
        this.loop = loop;
    }

    @Override
    public Health health() {
        boolean deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null;
        return loop.isAlive() && !deadlocked
                ? Health.up().build()
                : Health.down().build();
    }
}
