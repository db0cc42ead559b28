package io.linkloom.server.observability;

import io.linkloom.server.storage.Database;
import io.linkloom.server.view.DeadLetters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What only the database knows. It is asked in the background, when somebody looks and the last answer is old: a look never waits for the
 * database, and sees the answer of the look before.
 */
@Component
class StoredGauges implements MeterBinder {
    private static final Logger log = LoggerFactory.getLogger(StoredGauges.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final DeadLetters letters;
    private final Database database;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Stored stored = new Stored(Double.NaN, Double.NaN, System.nanoTime() - FRESH.toNanos());

    private record Stored(double deadLetters, double bytes, long readNanos) {}

    StoredGauges(DeadLetters letters, Database database) {
        this.letters = letters;
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("loom.dead.letters", () -> look().deadLetters())
                .description("Dead letters that wait for a person")
                .register(registry);
        Gauge.builder("loom.database.size", () -> look().bytes())
                .description("Size of the database")
                .baseUnit("bytes")
                .register(registry);
    }

    private Stored look() {
        Stored seen = stored;
        if (System.nanoTime() - seen.readNanos() >= FRESH.toNanos() && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stored-gauges").start(this::ask);
        }
        return seen;
    }

    private void ask() {
        double count = Double.NaN;
        double bytes = Double.NaN;
        try {
            count = letters.count(null);
            bytes = database.size();
        } catch (Exception e) {
            // What is not known is shown as such.
            log.debug("The database could not be asked for its gauges", e);
        } finally {
            stored = new Stored(count, bytes, System.nanoTime());
            asking.set(false);
        }
    }
}
