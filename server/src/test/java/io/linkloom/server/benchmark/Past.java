package io.linkloom.server.benchmark;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.model.id.ExecutionId;
import io.linkloom.server.view.RowCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Fills the database of a server that is not running with executions that have ended: 60 workflows in 6 namespaces, of which a few do most
 * of the work, over the last 80 days.
 *
 * <p>Of each execution: its row, the rows of its tasks, a row of the journal as long as a real one, its labels and its dead letter. Rare
 * things are in it on purpose: a trigger, a label and a workflow of which there are a few among all.
 */
public final class Past {
    static final int TASKS = 10;
    static final int WORKFLOWS = 60;
    private static final int SHARDS = 16;
    private static final int BATCH = 2_000;
    private static final List<String> TRIGGERS =
            List.of("schedule", "schedule", "schedule", "manual", "event", "workflow");
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OUTPUT =
            "{\"rows\":4711,\"status\":\"as in real life\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EVENTS = new byte[1_500];
    private static final byte[] FAILURE =
            "{\"code\":\"HTTP_500\",\"message\":\"The backend answered 500\"}".getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(7);
    private final Instant now;
    private final int count;
    private final long[] positions = new long[SHARDS];

    /** @param count how many executions */
    public Past(Instant now, int count) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.count = count;
    }

    static String workflow(int number) {
        return "past-" + number;
    }

    static String namespace(int workflow) {
        return workflow % 6 == 0 ? "default" : "team-" + workflow % 6;
    }

    /** The document of each workflow, for those who register it first. */
    public static String document(int number) {
        StringBuilder yaml = new StringBuilder("id: " + workflow(number) + "\nnamespace: " + namespace(number)
                + "\nlabels: {team: t" + number % 7 + "}\ntasks:\n");
        for (int i = 0; i < TASKS; i++) yaml.append("  - {id: s").append(i).append(", type: wait, duration: 1ms}\n");
        return yaml.toString();
    }

    /** Returns when everything is committed. */
    public void fill(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            var rows = statement.executeQuery("select id, position from shard");
            while (rows.next()) positions[rows.getInt(1)] = rows.getLong(2);
        }
        try (PreparedStatement execution = connection.prepareStatement("insert into execution (id, shard, namespace,"
                        + " workflow, version, state, header, trigger_type, inputs, outputs, cause, revision, created_us,"
                        + " started_us, ended_us) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
                PreparedStatement task = connection.prepareStatement(
                        "insert into task_run (execution, task, item, state,"
                                + " attempt, since_us, started_us, ended_us, output, failure, attempts) values (?,?,-1,?,1,?,?,?,?,?,?)");
                PreparedStatement label = connection.prepareStatement(
                        "insert into execution_label (name, label, created_us, execution) values (?,?,?,?)");
                PreparedStatement dead = connection.prepareStatement("insert into dead_letter (execution, task, item,"
                        + " dead_us, discarded, namespace, workflow, code) values (?,9,-1,?,false,?,?,'HTTP_500')");
                PreparedStatement journal = connection.prepareStatement(
                        "insert into journal (id, execution, epoch, at_us, events) values (?,?,1,?,?)")) {
            PreparedStatement[] all = {execution, task, label, dead, journal};
            for (int i = 0; i < count; i++) {
                add(i, all);
                if (i % BATCH == BATCH - 1 || i == count - 1) {
                    for (PreparedStatement each : all) each.executeBatch();
                    connection.commit();
                }
            }
        }
        finish(connection);
    }

    private void finish(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int shard = 0; shard < SHARDS; shard++) {
                statement.execute("update shard set position=" + positions[shard] + " where id=" + shard);
            }
            statement.execute("delete from ended_count");
            statement.execute(
                    "insert into ended_count (namespace, state, shard, executions) select namespace, state, 0,"
                            + " count(*) from execution where state in ('SUCCEEDED','FAILED','CANCELLED','TIMED_OUT')"
                            + " group by namespace, state");
            statement.execute("analyze");
        }
        connection.commit();
    }

    private void add(int number, PreparedStatement... statements) throws SQLException {
        int workflow = number % 1_000 == 999
                ? WORKFLOWS - 1
                : (int) Math.min(WORKFLOWS - 2, Math.abs(random.nextGaussian()) * 12);
        long step = ChronoUnit.MILLIS.between(now.minus(80, ChronoUnit.DAYS), now) / count;
        Instant created = now.minus(80, ChronoUnit.DAYS).plusMillis(step * number);
        int shard = random.nextInt(SHARDS);
        String id = ExecutionId.of(created, shard, random.nextLong());
        int chance = random.nextInt(100);
        String state = chance < 90 ? "SUCCEEDED" : chance < 97 ? "FAILED" : chance < 99 ? "CANCELLED" : "TIMED_OUT";
        String trigger = number % 2_000 == 0 ? "backfill" : TRIGGERS.get(random.nextInt(TRIGGERS.size()));
        Map<String, String> own = number % 500 == 0
                ? Map.of("customer", "c" + number % 5_000)
                : number % 3 == 0 ? Map.of("env", number % 2 == 0 ? "prod" : "dev") : Map.of();
        var header = new ExecutionHeader(
                id,
                namespace(workflow),
                workflow(workflow),
                1,
                new TriggerInfo(trigger, created, null, null, null),
                own,
                0,
                null);
        addExecution(statements[0], header, state, created);
        addTasks(statements[1], id, state, created);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, created);
        addLabel(statements[2], "team", "t" + workflow % 7, micros, id);
        for (var each : own.entrySet()) addLabel(statements[2], each.getKey(), each.getValue(), micros, id);
        if (state.equals("FAILED") && number % 4 == 0) {
            statements[3].setString(1, id);
            statements[3].setLong(2, micros);
            statements[3].setString(3, header.namespace());
            statements[3].setString(4, header.workflow());
            statements[3].addBatch();
        }
        statements[4].setLong(1, (long) shard << 53 | ++positions[shard] << 8);
        statements[4].setString(2, id);
        statements[4].setLong(3, micros);
        statements[4].setBytes(4, EVENTS);
        statements[4].addBatch();
    }

    private static void addExecution(PreparedStatement statement, ExecutionHeader header, String state, Instant created)
            throws SQLException {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, created);
        statement.setString(1, header.id());
        statement.setInt(2, ExecutionId.shard(header.id()));
        statement.setString(3, header.namespace());
        statement.setString(4, header.workflow());
        statement.setInt(5, 1);
        statement.setString(6, state);
        statement.setBytes(7, RowCodec.header(header));
        statement.setString(8, header.trigger().type());
        statement.setBytes(9, EMPTY);
        statement.setBytes(10, state.equals("SUCCEEDED") ? EMPTY : null);
        statement.setBytes(
                11,
                state.equals("FAILED")
                        ? "{\"task\":\"s9\",\"attempt\":1,\"code\":\"HTTP_500\",\"message\":\"The backend answered 500\"}"
                                .getBytes(StandardCharsets.UTF_8)
                        : null);
        statement.setInt(12, 40);
        statement.setLong(13, micros);
        statement.setLong(14, micros + 100);
        statement.setLong(15, micros + 90_000);
        statement.addBatch();
    }

    private static void addTasks(PreparedStatement statement, String id, String state, Instant created)
            throws SQLException {
        byte[] attempts = RowCodec.attempts(
                List.of(new AttemptRecord(1, created, created.plusMillis(8), AttemptRecord.Result.SUCCEEDED, null)));
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, created);
        for (int i = 0; i < TASKS; i++) {
            boolean dead = state.equals("FAILED") && i == TASKS - 1;
            statement.setString(1, id);
            statement.setInt(2, i);
            statement.setString(3, dead ? "DEAD" : "SUCCEEDED");
            statement.setLong(4, micros + 8_000L * i);
            statement.setLong(5, micros + 8_000L * i);
            statement.setLong(6, micros + 8_000L * (i + 1));
            if (dead) statement.setNull(7, Types.BINARY);
            else statement.setBytes(7, OUTPUT);
            statement.setBytes(8, dead ? FAILURE : null);
            statement.setBytes(9, attempts);
            statement.addBatch();
        }
    }

    private static void addLabel(PreparedStatement statement, String name, String label, long micros, String id)
            throws SQLException {
        statement.setString(1, name);
        statement.setString(2, label);
        statement.setLong(3, micros);
        statement.setString(4, id);
        statement.addBatch();
    }
}
