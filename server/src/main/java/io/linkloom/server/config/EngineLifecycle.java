package io.linkloom.server.config;

import io.linkloom.server.dispatch.Dispatcher;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.journal.JournalException;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.ShardLoop;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.shard.TakeOver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the loop, with everything that was under way, before the port opens; stops it after the port is closed. Between the making of the
 * parts and this start another server may have worked for days: what is read from the database before may be old by now.
 */
final class EngineLifecycle implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EngineLifecycle.class);

    /** So long a server that stops waits for the answers of its attempts. */
    private static final Duration GRACE = Duration.ofSeconds(6);

    private final ShardLoop loop;
    private final Inbox inbox;
    private final ShardTable shards;
    private final Journal journal;
    private final Dispatcher dispatcher;
    private final Ownership ownership;
    private final List<TakeOver> readers;
    private volatile boolean running;

    EngineLifecycle(
            ShardLoop loop,
            Inbox inbox,
            ShardTable shards,
            Journal journal,
            Dispatcher dispatcher,
            Ownership ownership,
            List<TakeOver> readers) {
        this.readers = List.copyOf(readers);
        this.ownership = ownership;
        this.dispatcher = dispatcher;
        this.loop = loop;
        this.inbox = inbox;
        this.shards = shards;
        this.journal = journal;
    }

    @Override
    public void start() {
        shards.own(ownership.await());
        for (TakeOver reader : readers) reader.owned(shards.ids());
        try {
            int before = inbox.size();
            for (int shard : shards.ids()) journal.live(shard, inbox::recover);
            int found = inbox.size() - before;
            if (found > 0) log.info("{} executions were under way; they go on", found);
        } catch (JournalException e) {
            throw new IllegalStateException("The executions that are under way could not be read", e);
        }
        loop.start();
        running = true;
    }

    @Override
    public void stop() {
        dispatcher.stopSending();
        long patience = System.nanoTime() + GRACE.toNanos();
        // Answers that come in time count; whatever takes longer is LOST, and sent again after the next start.
        while (dispatcher.underWay() > 0 && System.nanoTime() < patience) LockSupport.parkNanos(10_000_000);
        loop.close();
        ownership.release();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which comes among the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
