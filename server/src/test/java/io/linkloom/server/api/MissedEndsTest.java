package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.dispatch.Starts;
import io.linkloom.server.journal.Journal;
import io.linkloom.server.log.TaskLog;
import io.linkloom.server.runner.Await;
import io.linkloom.server.scheduler.event.TriggerIndex;
import io.linkloom.server.scheduler.event.WorkflowEndings;
import io.linkloom.server.shard.Inbox;
import io.linkloom.server.shard.ShardTable;
import io.linkloom.server.storage.Database;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.Query;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** The end of one workflow starts another also when nobody heard of it while it happened. */
class MissedEndsTest {
    /** As after a crash between the end of an execution and what it would have started. */
    @Test
    void whatEndedWhileNobodyListenedFiresAfterwardsAndOnce() {
        try (TestServer own = TestServer.start("--link-loom.warm-up=false")) {
            own.register("id: before\ntasks: [{id: t, type: wait, duration: 1ms}]\n");
            own.register("""
                    id: behind
                    triggers: [{type: workflow, workflow: before}]
                    tasks: [{id: t, type: wait, duration: 1ms}]
                    """);
            own.bean("endingsLifecycle", SmartLifecycle.class).stop();
            own.ended(own.started("before"));
            assertThat(count(own)).isZero();
            try (WorkflowEndings next = endings(own)) {
                Await.until("the end fired", () -> count(own) == 1);
            }
            own.ended(own.started("before"));
            execute(own, "update reader_position set position=0");
            long end = sum(own, "select sum(position) from shard");
            try (WorkflowEndings next = endings(own)) {
                Await.until("the second end fired", () -> count(own) == 2);
                // Noted only when everything was read again.
                Await.until(
                        "the journal was read to its end",
                        () -> sum(own, "select sum(position) from reader_position") == end);
            }
            assertThat(count(own)).isEqualTo(2);
        }
    }

    private static WorkflowEndings endings(TestServer own) {
        WorkflowEndings endings = new WorkflowEndings(new WorkflowEndings.Parts(
                own.bean("triggerIndex", TriggerIndex.class),
                own.bean("workflowStore", WorkflowStore.class),
                own.bean("starts", Starts.class),
                own.bean("inbox", Inbox.class),
                own.bean("journal", Journal.class),
                own.bean("database", Database.class),
                own.bean("taskLog", TaskLog.class)));
        endings.owned(own.bean("shardTable", ShardTable.class).ids());
        endings.start();
        return endings;
    }

    private static int count(TestServer own) {
        return TestServer.json(own.get("/api/executions?workflow=behind"))
                .path("items")
                .size();
    }

    private static void execute(TestServer own, String sql) {
        try (var connection = own.bean("database", Database.class).pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sum(TestServer own, String sql) {
        Long sum = new Query(sql).first(own.bean("database", Database.class), row -> row.getLong(1));
        return sum == null ? -1 : sum;
    }
}
