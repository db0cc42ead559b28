package io.linkloom.server.storage;

import io.linkloom.engine.state.Plan;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Workflows in tables; what they mean is read from their source once and kept. */
public final class JdbcWorkflowStore implements WorkflowStore {
    private static final String COLUMNS = "namespace, id, version, paused, created_us, updated_us";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final CronTriggers cron;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    public JdbcWorkflowStore(
            JdbcClient jdbc, TransactionTemplate transactions, CronTriggers cron, InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cron = cron;
        this.clock = clock;
    }

    @Override
    public synchronized Registered register(WorkflowDefinition definition, String source) {
        List<CronTriggers.Alarm> alarms = new ArrayList<>();
        Registered registered = transactions.execute(status -> registerInTransaction(definition, source, alarms));
        if (registered == null) throw new IllegalStateException("Expected a result of the transaction");
        cron.tell(alarms);
        return registered;
    }

    private Registered registerInTransaction(
            WorkflowDefinition definition, String source, List<CronTriggers.Alarm> alarms) {
        String namespace = definition.namespace();
        String id = definition.id();
        Instant at = clock.instant();
        long now = Micros.of(at);
        Optional<Row> known = row(namespace, id);
        if (known.isPresent() && !known.get().deleted) {
            Plan current = plan(namespace, id, known.get().version);
            if (current != null && current.definition().equals(definition)) {
                jdbc.sql("update workflow_version set source=? where namespace=? and id=? and version=?")
                        .params(source.getBytes(StandardCharsets.UTF_8), namespace, id, known.get().version)
                        .update();
                return new Registered(namespace, id, known.get().version, Result.UNCHANGED);
            }
        }
        int version = known.map(row -> row.version + 1).orElse(1);
        if (known.isPresent()) {
            jdbc.sql("update workflow set version=?, deleted=false, updated_us=? where namespace=? and id=?")
                    .params(version, now, namespace, id)
                    .update();
        } else {
            jdbc.sql("insert into workflow (namespace, id, version, paused, deleted, created_us, updated_us)"
                            + " values (?,?,?,false,false,?,?)")
                    .params(namespace, id, version, now, now)
                    .update();
        }
        jdbc.sql("insert into workflow_version (namespace, id, version, source, created_us) values (?,?,?,?,?)")
                .params(namespace, id, version, source.getBytes(StandardCharsets.UTF_8), now)
                .update();
        boolean paused = known.isPresent() && known.get().paused;
        alarms.addAll(cron.registered(definition, version, paused, at));
        boolean isNew = known.isEmpty() || known.get().deleted;
        return new Registered(namespace, id, version, isNew ? Result.CREATED : Result.UPDATED);
    }

    @Override
    public Optional<Workflow> find(String namespace, String id) {
        return row(namespace, id).filter(row -> !row.deleted).map(this::workflow);
    }

    @Override
    public Optional<Version> version(String namespace, String id, int version) {
        return jdbc.sql(
                        "select version, created_us, source from workflow_version where namespace=? and id=? and version=?")
                .params(namespace, id, version)
                .query(JdbcWorkflowStore::readVersion)
                .optional();
    }

    @Override
    public List<Version> versions(String namespace, String id) {
        return jdbc.sql(
                        "select version, created_us, source from workflow_version where namespace=? and id=? order by version desc")
                .params(namespace, id)
                .query(JdbcWorkflowStore::readVersion)
                .list();
    }

    @Override
    public List<Workflow> list(Filter filter, @Nullable After after, int limit) {
        List<Workflow> found = new ArrayList<>();
        After from = after;
        // Labels and names live in the documents, so pages are filled up here.
        while (found.size() < limit) {
            List<Row> rows = page(filter, from, Math.max(limit, 50));
            for (Row row : rows) {
                Workflow workflow = workflow(row);
                if (matches(workflow.definition(), filter) && found.size() < limit) found.add(workflow);
            }
            if (rows.size() < Math.max(limit, 50)) break;
            Row last = rows.getLast();
            from = new After(Micros.instant(last.createdMicros), last.namespace, last.id);
        }
        return found;
    }

    private List<Row> page(Filter filter, @Nullable After after, int limit) {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + ", deleted from workflow where deleted=false");
        List<Object> params = new ArrayList<>();
        if (filter.namespace() != null) {
            sql.append(" and namespace=?");
            params.add(filter.namespace());
        }
        if (filter.paused() != null) {
            sql.append(" and paused=?");
            params.add(filter.paused());
        }
        if (filter.visible() != null && filter.visible().isEmpty()) sql.append(" and 1=0");
        if (filter.visible() != null && !filter.visible().isEmpty()) {
            sql.append(" and namespace in (?")
                    .append(",?".repeat(filter.visible().size() - 1))
                    .append(')');
            params.addAll(filter.visible());
        }
        if (after != null) {
            sql.append(" and (created_us < ? or created_us = ? and (namespace > ? or namespace = ? and id > ?))");
            long micros = Micros.of(after.createdAt());
            params.addAll(List.of(micros, micros, after.namespace(), after.namespace(), after.id()));
        }
        sql.append(" order by created_us desc, namespace, id fetch first ")
                .append(limit)
                .append(" rows only");
        return jdbc.sql(sql.toString())
                .params(params)
                .query(JdbcWorkflowStore::readRow)
                .list();
    }

    private static boolean matches(WorkflowDefinition definition, Filter filter) {
        if (!definition.labels().entrySet().containsAll(filter.labels().entrySet())) return false;
        if (filter.text() == null) return true;
        String text = filter.text().toLowerCase(Locale.ROOT);
        String name = definition.name() == null ? "" : definition.name();
        return definition.id().toLowerCase(Locale.ROOT).contains(text)
                || name.toLowerCase(Locale.ROOT).contains(text);
    }

    @Override
    public boolean delete(String namespace, String id) {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            cron.deleted(namespace, id);
            return jdbc.sql(
                                    "update workflow set deleted=true, updated_us=? where namespace=? and id=? and deleted=false")
                            .params(Micros.of(now), namespace, id)
                            .update()
                    == 1;
        }));
    }

    @Override
    public boolean setPaused(String namespace, String id, boolean paused) {
        Instant now = clock.instant();
        List<CronTriggers.Alarm> alarms = new ArrayList<>();
        boolean found = Boolean.TRUE.equals(transactions.execute(status -> {
            if (paused) cron.paused(namespace, id, now);
            else alarms.addAll(cron.resumed(namespace, id, now));
            return jdbc.sql("update workflow set paused=?, updated_us=? where namespace=? and id=? and deleted=false")
                            .params(paused, Micros.of(now), namespace, id)
                            .update()
                    == 1;
        }));
        cron.tell(alarms);
        return found;
    }

    @Override
    public @Nullable Plan plan(String namespace, String id, int version) {
        String key = namespace + ':' + id + ':' + version;
        Plan known = plans.get(key);
        if (known != null) return known;
        Version found = version(namespace, id, version).orElse(null);
        if (found == null) return null;
        if (WorkflowReader.read(found.source()) instanceof ReadResult.Valid valid) {
            Plan plan = new Plan(valid.graph());
            plans.put(key, plan);
            return plan;
        }
        throw new IllegalStateException("Version " + version + " of " + namespace + ":" + id
                + " was valid when it was registered, but this server cannot read it any more");
    }

    private Workflow workflow(Row row) {
        Plan plan = plan(row.namespace, row.id, row.version);
        if (plan == null) throw new IllegalStateException("Expected version " + row.version + " of " + row.id);
        return new Workflow(
                row.namespace,
                row.id,
                row.version,
                row.paused,
                Micros.instant(row.createdMicros),
                Micros.instant(row.updatedMicros),
                plan);
    }

    private Optional<Row> row(String namespace, String id) {
        return jdbc.sql("select " + COLUMNS + ", deleted from workflow where namespace=? and id=?")
                .params(namespace, id)
                .query(JdbcWorkflowStore::readRow)
                .optional();
    }

    private record Row(
            String namespace,
            String id,
            int version,
            boolean paused,
            long createdMicros,
            long updatedMicros,
            boolean deleted) {}

    private static Row readRow(ResultSet rows, int number) throws SQLException {
        return new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getInt(3),
                rows.getBoolean(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getBoolean(7));
    }

    private static Version readVersion(ResultSet rows, int number) throws SQLException {
        return new Version(
                rows.getInt(1), Micros.instant(rows.getLong(2)), new String(rows.getBytes(3), StandardCharsets.UTF_8));
    }
}
