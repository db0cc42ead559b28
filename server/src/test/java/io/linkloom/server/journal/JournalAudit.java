package io.linkloom.server.journal;

import io.linkloom.api.TaskState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.AttemptRecord;
import io.linkloom.engine.state.Evolution;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.FanOut;
import io.linkloom.engine.state.Plan;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.id.ExecutionId;
import io.linkloom.server.storage.WorkflowStore;
import io.linkloom.server.view.ExecutionRow;
import io.linkloom.server.view.Rows;
import io.linkloom.server.view.TaskRow;
import io.linkloom.server.view.ViewWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replays every journal of a database and looks for whatever must not be. */
public final class JournalAudit {
    // Without the revision: a task that moves does not rewrite the row of its execution.
    private static final String EXECUTIONS =
            "select id, shard, namespace, workflow, version, state, header, trigger_type, inputs,"
                    + " outputs, cause, created_us, started_us, ended_us"
                    + " from execution order by id";
    private static final String TASK_RUNS = "select * from task_run order by execution, task, item";

    private final TestDatabase database;
    private final WorkflowStore workflows;
    private final JdbcJournal journal;
    private final List<String> findings = new ArrayList<>();
    private final List<Execution> executions = new ArrayList<>();

    private JournalAudit(TestDatabase database) {
        this.database = database;
        this.workflows = database.workflows();
        this.journal = new JdbcJournal(database.database());
    }

    /** What is wrong, each in a line; empty when nothing is. */
    public static List<String> findings(TestDatabase database) {
        JournalAudit audit = new JournalAudit(database);
        try {
            audit.run();
        } catch (JournalException | SQLException e) {
            throw new IllegalStateException("The database cannot be audited", e);
        }
        return audit.findings;
    }

    private void run() throws JournalException, SQLException {
        positionsAreDense();
        for (List<@Nullable Object> row : database.rows("select distinct execution from journal order by execution")) {
            replay(String.valueOf(row.getFirst()));
        }
        for (Execution execution : executions) {
            for (TaskRun run : runs(execution)) attemptsAreInOrder(execution, run);
        }
        viewsEqualTheReplay();
    }

    private void positionsAreDense() {
        // The key of a row is shard (10 bits), position (45 bits) and chunk (8 bits).
        for (List<@Nullable Object> shard : database.rows("select s.id, s.position,"
                + " coalesce(max(mod(j.id / 256, " + (1L << 45) + ")), 0), count(distinct j.id / 256)"
                + " from shard s left join journal j on j.id / " + (1L << 53) + " = s.id group by s.id, s.position")) {
            if (!Objects.equals(shard.get(1), shard.get(2)) || !Objects.equals(shard.get(1), shard.get(3))) {
                findings.add("shard " + shard.get(0) + " is at " + shard.get(1) + ", its journal ends at "
                        + shard.get(2) + " with " + shard.get(3) + " entries");
            }
        }
    }

    private void replay(String id) throws JournalException {
        List<Event> events = journal.events(id);
        ExecutionHeader header = ((Event.ExecutionCreated) events.getFirst()).header();
        Plan plan = workflows.plan(header.namespace(), header.workflow(), header.version());
        if (plan == null) {
            findings.add(id + " runs a version that is not there");
            return;
        }
        try {
            executions.add(Evolution.replay(plan, events));
        } catch (IllegalStateException e) {
            findings.add(id + " cannot be replayed: " + e.getMessage());
            return;
        }
        resultsCountOnce(id, events);
    }

    private void resultsCountOnce(String id, List<Event> events) {
        Map<String, Integer> results = new HashMap<>();
        for (Event event : events) {
            if (event instanceof Event.TaskSucceeded done)
                results.merge(done.task() + '/' + done.index(), 1, Integer::sum);
        }
        results.forEach((run, count) -> {
            if (count > 1) findings.add(id + '/' + run + " succeeded " + count + " times");
        });
    }

    private void attemptsAreInOrder(Execution execution, TaskRun run) {
        String name = execution.id() + '/' + run.ordinal() + '/' + run.index();
        int succeeded = 0;
        List<AttemptRecord> attempts = run.history();
        for (int i = 0; i < attempts.size(); i++) {
            AttemptRecord attempt = attempts.get(i);
            if (attempt.attempt() != i + 1)
                findings.add(name + " has attempt " + attempt.attempt() + " in place " + (i + 1));
            if (attempt.result() == AttemptRecord.Result.SUCCEEDED) succeeded++;
            if (attempt.result() == null && i < attempts.size() - 1)
                findings.add(name + " left attempt " + (i + 1) + " open");
        }
        boolean expected = run.state() == TaskState.SUCCEEDED && run.fanOut() == null;
        if (succeeded != (expected ? 1 : 0)) {
            findings.add(name + " is " + run.state() + " after " + succeeded + " attempts that succeeded");
        }
    }

    /** Writes the rows of all replays into a database of their own, and compares. */
    private void viewsEqualTheReplay() throws SQLException {
        try (TestDatabase scratch = TestDatabase.inMemory();
                Connection connection = scratch.database().openForJournal();
                ViewWriter writer = new ViewWriter(connection)) {
            for (Execution execution : executions) {
                ExecutionRow row = Rows.execution(execution, ExecutionId.shard(execution.id()), true);
                List<TaskRow> tasks = new ArrayList<>();
                for (TaskRun run : runs(execution)) {
                    if (run.revision() > 0) tasks.add(Rows.task(execution, run, true));
                }
                writer.write(List.of(row), tasks);
            }
            compare(EXECUTIONS, scratch);
            compare(TASK_RUNS, scratch);
        }
    }

    private void compare(String sql, TestDatabase scratch) {
        List<List<@Nullable Object>> there = database.rows(sql);
        List<List<@Nullable Object>> replayed = scratch.rows(sql);
        if (there.size() != replayed.size()) {
            findings.add("There are " + there.size() + " rows, and " + replayed.size() + " in the journal, of: " + sql);
        }
        for (int i = 0; i < Math.min(there.size(), replayed.size()); i++) {
            if (there.get(i).equals(replayed.get(i))) continue;
            findings.add("The row " + there.get(i) + " should be " + replayed.get(i));
            return;
        }
    }

    private static List<TaskRun> runs(Execution execution) {
        List<TaskRun> runs = new ArrayList<>();
        for (int task = 0; task < execution.plan().graph().size(); task++) {
            TaskRun run = execution.run(task);
            runs.add(run);
            FanOut fanOut = run.fanOut();
            for (int item = 0; fanOut != null && item < fanOut.begun(); item++) {
                TaskRun begun = fanOut.run(item);
                if (begun != null) runs.add(begun);
            }
        }
        return runs;
    }
}
