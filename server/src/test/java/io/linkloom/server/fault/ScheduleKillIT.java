package io.linkloom.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.journal.JournalAudit;
import io.linkloom.server.journal.TestDatabase;
import io.linkloom.server.process.LoomApi;
import io.linkloom.server.process.ServerProcess;
import io.linkloom.server.runner.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are killed while many workflows are due: no instant starts twice, none is lost without a trace. */
class ScheduleKillIT {
    private static final int OF_EACH = Integer.getInteger("loom.schedules", 150);
    private static final List<Integer> KILLED_AFTER_MILLIS = List.of(-50, 60, 200);
    private static final List<String> CATCH_UP = List.of("none", "all");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyInstantStartsAtMostOnceAndLeavesATrace() throws IOException {
        ServerProcess.Setup setup = ServerProcess.Setup.in(directory, "schedules");
        Instant instant = Instant.parse("2030-01-01T01:00:00Z");
        try (ServerProcess server = start(setup, instant.minusSeconds(30))) {
            server.awaitUp();
            LoomApi api = new LoomApi(server.url());
            for (String catchUp : CATCH_UP) {
                for (int i = 0; i < OF_EACH; i++) api.register(workflow(catchUp, i));
            }
            server.kill();
        }
        for (int killedAfter : KILLED_AFTER_MILLIS) {
            try (ServerProcess server = start(setup, instant.minusMillis(1_500))) {
                server.awaitUp();
                LoomApi api = new LoomApi(server.url());
                Instant end = instant.plusMillis(killedAfter);
                while (serverTime(api).isBefore(end)) LockSupport.parkNanos(1_000_000);
                server.kill();
            }
            instant = instant.plusSeconds(60);
        }
        try (ServerProcess server = start(setup, instant.minusSeconds(20))) {
            server.awaitUp();
            LoomApi api = new LoomApi(server.url());
            int all = KILLED_AFTER_MILLIS.size();
            for (int i = 0; i < OF_EACH; i++) {
                String id = "all-" + i;
                Await.until(id + " has caught up", () -> count(api, "/api/workflows/" + id + "/firings") == all);
            }
            server.stop();
        }
        audit();
    }

    private static int count(LoomApi api, String path) {
        try {
            return api.get(path).body().path("items").size();
        } catch (IOException e) {
            return -1;
        }
    }

    private static Instant serverTime(LoomApi api) throws IOException {
        return Instant.parse(api.get("/api/meta").body().path("serverTime").asString());
    }

    private static ServerProcess start(ServerProcess.Setup setup, Instant clock) {
        return ServerProcess.start(
                setup.withJvm("-D" + SetClockServer.CLOCK + "=" + clock), SetClockServer.class.getName());
    }

    private static String workflow(String catchUp, int number) {
        return "id: " + catchUp + "-" + number + "\ntriggers: [{type: cron, schedule: '* * * * *', catchUp: " + catchUp
                + "}]\ntasks: [{id: only, type: wait, duration: 1ms}]\n";
    }

    private void audit() {
        int instants = KILLED_AFTER_MILLIS.size();
        try (TestDatabase database = TestDatabase.leftIn(directory)) {
            assertThat(JournalAudit.findings(database)).isEmpty();
            long keys = database.number("select count(*) from start_key where scope='cron'");
            assertThat(database.number("select count(*) from execution")).isEqualTo(keys);
            assertThat(database.number("select count(*) from execution where trigger_type='schedule'"))
                    .isEqualTo(keys);
            assertThat(database.number("select count(*) from firing")).isEqualTo(2L * OF_EACH * instants);
            assertThat(database.number("select count(*) from firing where result='STARTED'"))
                    .isEqualTo(keys);
            assertThat(database.number("select count(*) from firing f where result='STARTED' and not exists"
                            + " (select 1 from execution e where e.id=f.execution and e.workflow=f.workflow)"))
                    .isZero();
            assertThat(database.number("select count(*) from firing where workflow like 'all-%' and result='STARTED'"))
                    .isEqualTo((long) OF_EACH * instants);
            assertThat(
                            database.number(
                                    "select count(*) from firing where workflow like 'none-%' and result not in ('STARTED','MISSED')"))
                    .isZero();
        }
    }
}
