package io.linkloom.server.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.scheduler.quartz.QuartzAlarmClock;
import io.linkloom.server.storage.EmbeddedUrl;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quartz interrupts its threads when it stops; a file that an interrupted thread writes would be closed for everybody. */
class QuartzStopTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void stoppingItLeavesTheDatabaseOpen() {
        String url = EmbeddedUrl.of(directory);
        try (TestDatabase database = TestDatabase.at(url)) {
            Flyway.configure().dataSource(database.database().pool()).load().migrate();
            for (int i = 0; i < 12; i++) {
                QuartzAlarmClock alarms = new QuartzAlarmClock(
                        database.database(), UUID.randomUUID().toString(), alarm -> {}, InstantSource.system());
                for (int alarm = 0; alarm < 5; alarm++) alarms.set("alarm-" + alarm, Instant.now());
                alarms.close();
                assertThat(database.number("select count(*) from qrtz_job_details"))
                        .isEqualTo(1);
            }
        }
    }
}
