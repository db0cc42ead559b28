package io.linkloom.server.storage;

import io.linkloom.model.definition.Trigger;
import io.linkloom.model.definition.TriggerIdentity;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.schedule.CronFormatException;
import io.linkloom.model.schedule.CronSchedule;
import io.linkloom.model.schedule.Timetable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The cron triggers of current versions as rows; changed in the transaction that changes their workflow. */
public final class CronTriggers {
    private final JdbcClient jdbc;
    private final List<Consumer<List<Alarm>>> listeners = new CopyOnWriteArrayList<>();

    public CronTriggers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What triggers share that ring together.
     *
     * @param name of expression and zone
     * @param look whether something may be due already, or held back by a jitter
     */
    public record Alarm(String name, String cron, String zone, boolean look) {}

    /** Hears of triggers that are new, changed or resumed, after that is durable. */
    public void onChange(Consumer<List<Alarm>> listener) {
        listeners.add(listener);
    }

    void tell(List<Alarm> alarms) {
        if (alarms.isEmpty()) return;
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            listeners.forEach(listener -> listener.accept(alarms));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(listener -> listener.accept(alarms));
            }
        });
    }

    /** Keeps what is unchanged, begins what is new, ends what is gone. Returns the alarms of all there are now. */
    List<Alarm> registered(WorkflowDefinition definition, int version, boolean paused, Instant now) {
        Map<String, Trigger.Cron> wanted = new LinkedHashMap<>();
        for (Trigger trigger : definition.triggers()) {
            // The same expression, zone and inputs twice are one trigger; the later says more than `schedule` can.
            if (trigger instanceof Trigger.Cron cron) wanted.put(TriggerIdentity.of(cron), cron);
        }
        Map<String, Boolean> known = new HashMap<>();
        jdbc.sql("select identity from cron_trigger where namespace=? and workflow=?")
                .params(definition.namespace(), definition.id())
                .query(String.class)
                .list()
                .forEach(identity -> known.put(identity, Boolean.TRUE));
        known.keySet().stream()
                .filter(identity -> !wanted.containsKey(identity))
                .forEach(
                        identity -> jdbc.sql("delete from cron_trigger where namespace=? and workflow=? and identity=?")
                                .params(definition.namespace(), definition.id(), identity)
                                .update());
        List<Alarm> alarms = new ArrayList<>();
        wanted.forEach((identity, cron) -> {
            if (known.containsKey(identity)) goOn(definition, version, identity, cron, now);
            else begin(definition, version, identity, cron, paused, now);
            alarms.add(new Alarm(
                    TriggerIdentity.ofSchedule(cron.schedule(), cron.timezone()),
                    cron.schedule(),
                    cron.timezone().getId(),
                    cron.jitter().isPositive() || known.containsKey(identity)));
        });
        return alarms;
    }

    private void begin(
            WorkflowDefinition definition,
            int version,
            String identity,
            Trigger.Cron cron,
            boolean paused,
            Instant now) {
        long micros = Micros.of(now);
        jdbc.sql(
                        "insert into cron_trigger (namespace, workflow, identity, alarm, cron, zone, version, priority, catch_up,"
                                + " jitter_ms, paused, created_us, changed_us, paused_us, active_us, mark_us, next_us, revision)"
                                + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,0)")
                .params(
                        definition.namespace(),
                        definition.id(),
                        identity,
                        TriggerIdentity.ofSchedule(cron.schedule(), cron.timezone()),
                        cron.schedule(),
                        cron.timezone().getId(),
                        version,
                        definition.priority(),
                        cron.catchUp().name(),
                        cron.jitter().toMillis(),
                        paused,
                        micros,
                        micros,
                        micros,
                        micros,
                        micros,
                        next(definition, identity, cron, now))
                .update();
    }

    /** The mark stays: what fell due meanwhile is not forgotten. */
    private void goOn(WorkflowDefinition definition, int version, String identity, Trigger.Cron cron, Instant now) {
        long jitter = jdbc.sql("select jitter_ms from cron_trigger where namespace=? and workflow=? and identity=?")
                .params(definition.namespace(), definition.id(), identity)
                .query(Long.class)
                .single();
        jdbc.sql("update cron_trigger set version=?, priority=?, catch_up=?, changed_us=?, revision=revision+1"
                        + " where namespace=? and workflow=? and identity=?")
                .params(
                        version,
                        definition.priority(),
                        cron.catchUp().name(),
                        Micros.of(now),
                        definition.namespace(),
                        definition.id(),
                        identity)
                .update();
        if (jitter == cron.jitter().toMillis()) return;
        // Instants whose start lay ahead start by the new offset; so they are all looked at again.
        long window = 1_000
                * Math.min(
                        Timetable.LONGEST_JITTER.toMillis(),
                        Math.max(jitter, cron.jitter().toMillis()));
        jdbc.sql("update cron_trigger set jitter_ms=?, next_us=0,"
                        + " mark_us=case when mark_us - ? < created_us then created_us else mark_us - ? end"
                        + " where namespace=? and workflow=? and identity=?")
                .params(cron.jitter().toMillis(), window, window, definition.namespace(), definition.id(), identity)
                .update();
    }

    private static long next(WorkflowDefinition definition, String identity, Trigger.Cron cron, Instant now) {
        try {
            String everywhere = definition.namespace() + ':' + definition.id() + '/' + identity;
            return new Timetable(CronSchedule.parse(cron.schedule()), cron.timezone(), cron.jitter(), everywhere)
                    .next(now)
                    .map(due -> Micros.of(due.start()))
                    .orElse(Long.MAX_VALUE);
        } catch (CronFormatException e) {
            throw new IllegalStateException("Only valid definitions are registered", e);
        }
    }

    void deleted(String namespace, String workflow) {
        jdbc.sql("delete from cron_trigger where namespace=? and workflow=?")
                .params(namespace, workflow)
                .update();
    }

    void paused(String namespace, String workflow, Instant now) {
        long micros = Micros.of(now);
        jdbc.sql("update cron_trigger set paused=true, paused_us=least(mark_us, ?), changed_us=?, revision=revision+1"
                        + " where namespace=? and workflow=? and paused=false")
                .params(micros, micros, namespace, workflow)
                .update();
    }

    /** Where missed instants are caught up, the mark goes back to where the pause began. Returns the alarms. */
    List<Alarm> resumed(String namespace, String workflow, Instant now) {
        long micros = Micros.of(now);
        jdbc.sql("update cron_trigger set paused=false, active_us=?, changed_us=?, revision=revision+1,"
                        + " mark_us=case when catch_up='NONE' or mark_us < paused_us then mark_us else paused_us end,"
                        + " next_us=case when catch_up='NONE' then next_us else 0 end"
                        + " where namespace=? and workflow=? and paused=true")
                .params(micros, micros, namespace, workflow)
                .update();
        return jdbc.sql("select alarm, cron, zone from cron_trigger where namespace=? and workflow=?")
                .params(namespace, workflow)
                .query((rows, number) -> new Alarm(rows.getString(1), rows.getString(2), rows.getString(3), true))
                .list();
    }
}
