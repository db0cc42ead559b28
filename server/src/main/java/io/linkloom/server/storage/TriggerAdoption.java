package io.linkloom.server.storage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives rows to the cron triggers of workflows that were registered by a server which did not fire them yet; once. */
public final class TriggerAdoption {
    private static final String DONE = "cron-triggers";
    private static final int PAGE = 200;

    private final WorkflowStore workflows;
    private final CronTriggers cron;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    public TriggerAdoption(
            WorkflowStore workflows,
            CronTriggers cron,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.workflows = workflows;
        this.cron = cron;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** They exist from now on: nothing before is caught up. */
    public void once() {
        boolean done = jdbc.sql("select count(*) from server_key where name=?")
                        .param(DONE)
                        .query(Long.class)
                        .single()
                > 0;
        if (done) return;
        Instant now = clock.instant();
        var everything = WorkflowStore.Filter.of(null);
        WorkflowStore.@Nullable After after = null;
        while (true) {
            List<WorkflowStore.Workflow> page = workflows.list(everything, after, PAGE);
            for (WorkflowStore.Workflow each : page) {
                transactions.executeWithoutResult(
                        status -> cron.registered(each.definition(), each.version(), each.paused(), now));
            }
            if (page.size() < PAGE) break;
            WorkflowStore.Workflow last = page.getLast();
            after = new WorkflowStore.After(last.createdAt(), last.namespace(), last.id());
        }
        jdbc.sql("insert into server_key (name, bytes) values (?,?) on conflict do nothing")
                .params(DONE, new byte[0])
                .update();
    }
}
