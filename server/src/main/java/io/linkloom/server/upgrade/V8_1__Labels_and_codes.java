package io.linkloom.server.upgrade;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import io.linkloom.server.view.RowCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Writes the labels of executions and the codes of dead letters where lists look for them. */
public final class V8_1__Labels_and_codes extends BaseJavaMigration {
    private static final int BATCH = 1_000;
    private static final int MAX_CODE = 100;
    private static final int MAX_LABEL = 255;

    private final Map<String, Map<String, String>> ofWorkflows = new HashMap<>();

    @Override
    public void migrate(Context context) throws SQLException {
        labels(context.getConnection());
        codes(context.getConnection());
    }

    private void labels(Connection connection) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                        "select id, header, created_us from execution where id>? order by id fetch first " + BATCH
                                + " rows only");
                PreparedStatement write = connection.prepareStatement(
                        "insert into execution_label (name, label, created_us, execution) values (?,?,?,?)")) {
            String last = "";
            for (int found = BATCH; found == BATCH; ) {
                found = 0;
                read.setString(1, last);
                try (ResultSet rows = read.executeQuery()) {
                    while (rows.next()) {
                        found++;
                        last = rows.getString(1);
                        for (var each : labels(connection, RowCodec.header(rows.getBytes(2)))
                                .entrySet()) {
                            write.setString(1, cut(each.getKey(), MAX_LABEL));
                            write.setString(2, cut(each.getValue(), MAX_LABEL));
                            write.setLong(3, rows.getLong(3));
                            write.setString(4, last);
                            write.addBatch();
                        }
                    }
                }
                write.executeBatch();
            }
        }
    }

    private Map<String, String> labels(Connection connection, ExecutionHeader header) throws SQLException {
        String key = header.namespace() + ':' + header.workflow() + ':' + header.version();
        Map<String, String> known = ofWorkflows.get(key);
        if (known == null) ofWorkflows.put(key, known = labelsOfWorkflow(connection, header));
        Map<String, String> labels = new HashMap<>(known);
        labels.putAll(header.labels());
        return labels;
    }

    private static Map<String, String> labelsOfWorkflow(Connection connection, ExecutionHeader header)
            throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                "select source from workflow_version where namespace=? and id=? and version=?")) {
            read.setString(1, header.namespace());
            read.setString(2, header.workflow());
            read.setInt(3, header.version());
            try (ResultSet rows = read.executeQuery()) {
                if (!rows.next()) return Map.of();
                String source = new String(rows.getBytes(1), StandardCharsets.UTF_8);
                return WorkflowReader.read(source) instanceof ReadResult.Valid valid
                        ? valid.graph().definition().labels()
                        : Map.of();
            }
        }
    }

    private static void codes(Connection connection) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                        "select d.execution, d.task, d.item, t.failure from dead_letter d join task_run t"
                                + " on t.execution=d.execution and t.task=d.task and t.item=d.item where d.code is null");
                PreparedStatement write = connection.prepareStatement(
                        "update dead_letter set code=? where execution=? and task=? and item=?");
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                TaskFailure failure = RowCodec.failure(rows.getBytes(4));
                if (failure == null) continue;
                write.setString(1, cut(failure.code(), MAX_CODE));
                write.setString(2, rows.getString(1));
                write.setInt(3, rows.getInt(2));
                write.setInt(4, rows.getInt(3));
                write.addBatch();
            }
            write.executeBatch();
        }
    }

    private static String cut(String whole, int length) {
        String text = whole.replace("\0", "");
        return text.length() <= length ? text : text.substring(0, length);
    }
}
