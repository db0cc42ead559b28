package io.linkloom.server.storage;

import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.WorkflowDefinition;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the triggers of the current versions of all workflows listen to. */
public final class TriggerStore {
    private static final String FIELDS =
            "select t.namespace, t.workflow, w.version, w.paused, t.place, t.kind, t.subject from event_trigger t"
                    + " join workflow w on w.namespace=t.namespace and w.id=t.workflow where w.deleted=false";

    private final JdbcClient jdbc;

    public TriggerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a trigger waits for. */
    public enum Kind {
        /** The subject is a CloudEvents type, with `*` for any characters. */
        EVENT,
        /** The subject is `namespace:workflow`. */
        WORKFLOW
    }

    /**
     * A trigger of a workflow that exists.
     *
     * @param place among the triggers of the definition
     */
    public record Row(
            String namespace, String workflow, int version, boolean paused, int place, Kind kind, String subject) {}

    /** A workflow that may have changed. */
    public record Touched(String namespace, String id, long updatedMicros) {}

    /** All of them. */
    public List<Row> all() {
        return jdbc.sql(FIELDS).query(TriggerStore::row).list();
    }

    /** Those of one workflow; none when it was deleted. */
    public List<Row> of(String namespace, String id) {
        return jdbc.sql(FIELDS + " and t.namespace=? and t.workflow=?")
                .params(namespace, id)
                .query(TriggerStore::row)
                .list();
    }

    /** Workflows that were changed at a time or later. */
    public List<Touched> touchedSince(long micros) {
        return jdbc.sql("select namespace, id, updated_us from workflow where updated_us >= ?")
                .params(micros)
                .query((rows, number) -> new Touched(rows.getString(1), rows.getString(2), rows.getLong(3)))
                .list();
    }

    /** Workflows whose triggers are not noted, because they were registered by an older server. */
    List<Touched> unnoted() {
        return jdbc.sql("select namespace, id, updated_us from workflow where deleted=false and triggers_of <> version")
                .query((rows, number) -> new Touched(rows.getString(1), rows.getString(2), rows.getLong(3)))
                .list();
    }

    /** Notes the triggers of a version that is the current one from now on; in the caller's transaction. */
    void note(WorkflowDefinition definition, int version) {
        String namespace = definition.namespace();
        String id = definition.id();
        jdbc.sql("delete from event_trigger where namespace=? and workflow=?")
                .params(namespace, id)
                .update();
        List<Trigger> triggers = definition.triggers();
        for (int place = 0; place < triggers.size(); place++) {
            Kind kind = kind(triggers.get(place));
            if (kind == null) continue;
            jdbc.sql("insert into event_trigger (namespace, workflow, place, kind, subject) values (?,?,?,?,?)")
                    .params(
                            namespace,
                            id,
                            place,
                            kind.name(),
                            subject(triggers.get(place), namespace).getBytes(StandardCharsets.UTF_8))
                    .update();
        }
        jdbc.sql("update workflow set triggers_of=? where namespace=? and id=?")
                .params(version, namespace, id)
                .update();
    }

    private static @Nullable Kind kind(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Cron cron -> null;
            case Trigger.Event event -> Kind.EVENT;
            case Trigger.OnWorkflow on -> Kind.WORKFLOW;
        };
    }

    private static String subject(Trigger trigger, String namespace) {
        return switch (trigger) {
            case Trigger.Cron cron -> cron.schedule();
            case Trigger.Event event -> event.event();
            case Trigger.OnWorkflow on ->
                on.workflow().indexOf(':') >= 0 ? on.workflow() : namespace + ":" + on.workflow();
        };
    }

    private static Row row(ResultSet rows, int number) throws SQLException {
        return new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getInt(3),
                rows.getBoolean(4),
                rows.getInt(5),
                Kind.valueOf(rows.getString(6)),
                new String(rows.getBytes(7), StandardCharsets.UTF_8));
    }
}
