package io.linkloom.server.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.OnBothDatabases;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.runner.Await;
import io.linkloom.server.scheduler.quartz.QuartzAlarmClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Quartz as the alarm clock, on a real database. */
@OnBothDatabases
class QuartzAlarmClockTest {
    private final TestDatabase database;
    private final List<String> rings = new CopyOnWriteArrayList<>();
    private QuartzAlarmClock alarms;

    QuartzAlarmClockTest(TestDatabase.Kind kind) {
        database = TestDatabase.of(kind);
        alarms = clock(InstantSource.system());
    }

    @AfterEach
    void close() {
        alarms.close();
        database.close();
    }

    private QuartzAlarmClock clock(InstantSource source) {
        return new QuartzAlarmClock(database.database(), UUID.randomUUID().toString(), rings::add, source);
    }

    @Test
    void startsWithTheFirstAlarm() {
        assertThat(alarms.isRunning()).isFalse();
        alarms.set("a", Instant.now().plusSeconds(3_600));
        assertThat(alarms.isRunning()).isTrue();
    }

    @Test
    void ringsOnceAndIsGone() {
        alarms.set("a", Instant.now().plusMillis(50));
        Await.until("it rings", () -> rings.equals(List.of("a")));
        Await.until("it is gone", () -> alarms.pending().isEmpty());
        assertThat(rings).containsExactly("a");
    }

    @Test
    void anAlarmThatIsMovedRingsAtItsNewMoment() {
        alarms.set("a", Instant.now().plusSeconds(3_600));
        alarms.set("b", Instant.now().plusSeconds(3_600));
        alarms.set("a", Instant.now());
        Await.until("it rings", () -> rings.equals(List.of("a")));
        Await.until("only the other is left", () -> alarms.pending().equals(Set.of("b")));
        alarms.cancel("b");
        assertThat(alarms.pending()).isEmpty();
    }

    @Test
    void anAlarmOutlivesTheProcess() {
        alarms.set("a", Instant.now().plusSeconds(3_600));
        alarms.set("passed", Instant.now().plusMillis(300));
        alarms.close();
        alarms = clock(InstantSource.system());
        assertThat(alarms.pending()).contains("a");
        Await.until("what passed meanwhile rings", () -> rings.equals(List.of("passed")));
    }

    @Test
    void goesByTheClockItIsGiven() {
        alarms.close();
        Duration ahead = Duration.ofDays(1000);
        InstantSource future = () -> Instant.now().plus(ahead);
        alarms = clock(future);
        alarms.set("a", future.instant().plusMillis(20));
        Await.until("it rings", () -> rings.equals(List.of("a")));
    }
}
