package io.linkloom.client;

import io.linkloom.api.ApprovalDecision;
import io.linkloom.api.Comparison;
import io.linkloom.api.Digest;
import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.Explanation;
import io.linkloom.api.LogLine;
import io.linkloom.api.Page;
import io.linkloom.api.RerunExecution;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.TimelineEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What runs and ran.
 *
 * <p>Every call throws a [LinkLoomException]: with status 404 when there is no such execution or task, with 409 when the
 * execution does not stand where the call makes sense.
 */
public final class Executions {
    private final Exchange exchange;

    Executions(Exchange exchange) {
        this.exchange = exchange;
    }

    /** A page, the newest first; with labels it may be short and still have a following one. */
    public Page<ExecutionSummary> list(ExecutionQuery query) {
        return exchange.send(Call.page(query.address(), ExecutionSummary.class));
    }

    /** With all its tasks. */
    public ExecutionDetails get(String id) {
        return exchange.send(Verbs.execution(id));
    }

    /** One task with every attempt. */
    public TaskRunDetails task(String id, String task) {
        return exchange.send(Call.get(Address.of("executions", id, "tasks", task), TaskRunDetails.class));
    }

    /** One item of a fan-out, from 0, with every attempt. */
    public TaskRunDetails item(String id, String task, int index) {
        Address address = Address.of("executions", id, "tasks", task).with("index", index);
        return exchange.send(Call.get(address, TaskRunDetails.class));
    }

    /**
     * The items of a fan-out, by index.
     *
     * @param limit 1 to 500
     * @param cursor of the page before; null for the first one
     */
    public Page<TaskRunDetails> items(String id, String task, int limit, @Nullable String cursor) {
        Address address = Address.of("executions", id, "tasks", task, "items")
                .with("limit", limit)
                .with("cursor", cursor);
        return exchange.send(Call.page(address, TaskRunDetails.class));
    }

    /** Every change of state, the oldest first. */
    public List<TimelineEntry> timeline(String id) {
        Address address = Address.of("executions", id, "timeline");
        return exchange.send(Call.page(address, TimelineEntry.class)).items();
    }

    /** A page of log lines, the oldest first; the `seq` of its last line is where the following one goes on. */
    public Page<LogLine> logs(String id, LogQuery query) {
        return exchange.send(Call.page(query.address(id), LogLine.class));
    }

    /** The messages alone, a line each; all of them unless the query has a limit. */
    public String logText(String id, LogQuery query) {
        return exchange.send(Call.text(query.address(id), "text/plain"));
    }

    /** The log as it is written, until the execution has ended; the caller closes it. The query's limit does not count. */
    public LogStream followLogs(String id, LogQuery query) {
        return new LogStream(exchange, id, query);
    }

    /** Why it, and each of its tasks that has not ended, is not running. */
    public Explanation explain(String id) {
        return exchange.send(Call.get(Address.of("executions", id, "explain"), Explanation.class));
    }

    /** Why one task stands where it stands, whatever its state. */
    public Explanation explain(String id, String task) {
        Address address = Address.of("executions", id, "explain").with("task", task);
        return exchange.send(Call.get(address, Explanation.class));
    }

    /** What became of it in one look, and what can be done. */
    public Digest digest(String id) {
        return exchange.send(Call.get(Address.of("executions", id, "digest"), Digest.class));
    }

    /** Two executions side by side, of one workflow or of two. */
    public Comparison compare(String a, String b) {
        Address address = Address.of("executions", "compare").with("a", a).with("b", b);
        return exchange.send(Call.get(address, Comparison.class));
    }

    /** Ends it; nothing of it is sent any more once this has answered. */
    public ExecutionDetails cancel(String id, @Nullable String reason) {
        return exchange.send(Verbs.cancel(id, reason));
    }

    /** Sends nothing new; what runs finishes. */
    public ExecutionDetails pause(String id) {
        return exchange.send(Call.post(Address.of("executions", id, "pause"), null, ExecutionDetails.class));
    }

    /** Goes on after a pause. */
    public ExecutionDetails resume(String id) {
        return exchange.send(Call.post(Address.of("executions", id, "resume"), null, ExecutionDetails.class));
    }

    /** Runs again, in the same execution, what failed. */
    public ExecutionDetails rerunFailed(String id) {
        return exchange.send(rerun(id, new RerunExecution(RerunExecution.FAILED, null, null)));
    }

    /** Runs a task and everything below it again, in the same execution. */
    public ExecutionDetails rerunTask(String id, String task) {
        return exchange.send(rerun(id, new RerunExecution(null, task, null)));
    }

    /** A new execution with the same inputs, of the newest version of the workflow. */
    public ExecutionDetails rerunFromStart(String id) {
        return rerunFromStart(id, null, UUID.randomUUID().toString());
    }

    /**
     * A new execution with the same inputs.
     *
     * @param version of the workflow; null for the newest one
     * @param idempotencyKey the same key again gives the first new execution again
     */
    public ExecutionDetails rerunFromStart(String id, @Nullable Integer version, String idempotencyKey) {
        RerunExecution what = new RerunExecution(RerunExecution.START, null, version);
        return exchange.send(rerun(id, what).withKey(idempotencyKey));
    }

    private static Call<ExecutionDetails> rerun(String id, RerunExecution what) {
        return Call.post(Address.of("executions", id, "rerun"), what, ExecutionDetails.class);
    }

    /** Approves what waits for a person. */
    public ExecutionDetails approve(String id, String task, @Nullable String comment) {
        return decide("approve", id, task, null, comment);
    }

    /** Approves one item of a fan-out, from 0. */
    public ExecutionDetails approve(String id, String task, int index, @Nullable String comment) {
        return decide("approve", id, task, index, comment);
    }

    /** Rejects what waits for a person; the task is dead then. */
    public ExecutionDetails reject(String id, String task, @Nullable String comment) {
        return decide("reject", id, task, null, comment);
    }

    /** Rejects one item of a fan-out, from 0. */
    public ExecutionDetails reject(String id, String task, int index, @Nullable String comment) {
        return decide("reject", id, task, index, comment);
    }

    private ExecutionDetails decide(
            String verb, String id, String task, @Nullable Integer index, @Nullable String comment) {
        Address address = Address.of("executions", id, "tasks", task, verb).with("index", index);
        return exchange.send(Call.post(address, new ApprovalDecision(comment), ExecutionDetails.class));
    }
}
