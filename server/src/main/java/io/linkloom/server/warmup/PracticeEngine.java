package io.linkloom.server.warmup;

import com.zaxxer.hikari.HikariDataSource;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.transition.Effect;
import io.linkloom.model.json.Json;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.server.dispatch.AttemptMonitor;
import io.linkloom.server.dispatch.CallbackTokens;
import io.linkloom.server.dispatch.Children;
import io.linkloom.server.dispatch.Dispatcher;
import io.linkloom.server.dispatch.DispatcherParts;
import io.linkloom.server.dispatch.Runners;
import io.linkloom.server.dispatch.TimeoutWatcher;
import io.linkloom.server.journal.JdbcJournal;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.runner.Outcome;
import io.linkloom.server.runner.TaskRunner;
import io.linkloom.server.runner.http.HttpRunner;
import io.linkloom.server.runner.http.HttpSettings;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.LoopMonitor;
import io.linkloom.server.shard.NewExecution;
import io.linkloom.server.shard.ShardLoop;
import io.linkloom.server.shard.ShardLoopParts;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.shard.SlotLimits;
import io.linkloom.server.shard.SlotPools;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.EmbeddedUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** An engine like the real one, with a database that nobody will miss. */
final class PracticeEngine implements AutoCloseable {
    private static final int SHARDS = 16;
    private static final int SLOTS = 64;

    private final Path directory;
    private final HikariDataSource pool;
    private final HttpRunner http = new HttpRunner(HttpSettings.DEFAULT);
    private final InstantSource clock = InstantSource.system();
    private final Inbox inbox = new Inbox();
    private final TimeoutWatcher timers = new TimeoutWatcher(inbox::send, clock);
    private final JdbcJournal journal;
    private final ShardTable shards;
    private final ShardLoop loop;
    private final Plan plan;
    private Runnable onEnd = () -> {};

    private PracticeEngine(Path directory, HikariDataSource pool, Plan plan) {
        this.directory = directory;
        this.pool = pool;
        this.plan = plan;
        Database database = new Database(pool, false);
        journal = new JdbcJournal(database);
        shards = new ShardTable(IntStream.range(0, SHARDS)
                .mapToObj(id -> new ShardTable.Claim(id, 0, 0))
                .toList());
        TaskRunner none = attempt -> new Outcome.Succeeded(Json.NULL);
        Dispatcher dispatcher = new Dispatcher(new DispatcherParts(
                inbox,
                new Runners(http, none, none),
                timers,
                new EndWatch(),
                new CallbackTokens(new byte[32]),
                token -> "http://localhost/" + token,
                new TaskLog(database),
                AttemptMonitor.NONE,
                () -> true,
                clock));
        SlotPools slots = new SlotPools(SlotLimits.of(name -> SLOTS));
        loop = new ShardLoop(
                new ShardLoopParts(
                        inbox,
                        shards,
                        journal,
                        (n, w, v) -> plan,
                        slots,
                        dispatcher,
                        (h, e) -> {},
                        LoopMonitor.NONE,
                        clock),
                () -> {});
    }

    static PracticeEngine open(Path directory, String baseUrl, boolean open) throws IOException {
        remove(directory);
        Files.createDirectories(directory);
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(EmbeddedUrl.of(directory));
        pool.setMaximumPoolSize(2);
        Flyway.configure().dataSource(pool).load().migrate();
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into shard (id, epoch, position) values (?, 0, 0)")) {
            for (int shard = 0; shard < SHARDS; shard++) {
                insert.setInt(1, shard);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        PracticeEngine engine = new PracticeEngine(directory, pool, plan(baseUrl, open));
        engine.loop.start();
        return engine;
    }

    private static Plan plan(String baseUrl, boolean open) throws IOException {
        String call = open
                ? "method: POST, url: '" + baseUrl + "/api/workflows?dryRun=true', body: {id: a, tasks:"
                        + " [{id: t, type: http, url: 'http://localhost/${{ inputs.key }}'}], inputs: {key: {type: string, default: k}}}"
                : "method: GET, url: '" + baseUrl + "/actuator/health'";
        String document = "id: warm-up\ninputs: {key: {type: string, default: k}}\ntasks:\n"
                + "  - {id: a, type: http, " + call.replace("${{ inputs.key }}", "k") + "}\n"
                + "  - {id: b, type: http, dependsOn: [a], headers: {X-Key: '${{ inputs.key }}'}, "
                + call.replace("${{ inputs.key }}", "k") + "}\n"
                + "  - {id: c, type: http, dependsOn: [b], " + call.replace("${{ inputs.key }}", "k") + "}\n";
        if (WorkflowReader.read(document) instanceof ReadResult.Valid valid) return new Plan(valid.graph());
        throw new IOException("The practice workflow is not valid");
    }

    /** Called after each execution that has ended. */
    void onEnd(Runnable action) {
        onEnd = action;
    }

    void begin() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ExecutionHeader header = new ExecutionHeader(
                shards.newId(now, ThreadLocalRandom.current()),
                "default",
                "warm-up",
                1,
                TriggerInfo.manual(now),
                Map.of(),
                0,
                null);
        inbox.start(new NewExecution(plan, header, Json.of(Map.of("key", "k")), null));
    }

    private final class EndWatch implements Children {
        @Override
        public void start(ExecutionHeader parent, Effect.StartChild start) {
            // The practice workflow has no children.
        }

        @Override
        public void recovered(ExecutionHeader execution) {
            // Nothing was there before.
        }

        @Override
        public void ended(Execution execution) {
            onEnd.run();
        }
    }

    @Override
    public void close() throws IOException {
        loop.close();
        timers.close();
        http.close();
        journal.close();
        pool.close();
        remove(directory);
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
