package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskError;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.WaitReason;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Table;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom execution describe ID`. */
@Command(name = "describe", description = "Show an execution with its tasks.")
public final class ExecutionDescribe implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Execution.")
    private String id = "";

    private final Session session;

    public ExecutionDescribe(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ExecutionDetails execution = session.client().execution(id);
        session.print(execution, () -> head(execution) + "\n\n" + tasks(execution));
        return ExitCode.OK.number();
    }

    private String head(ExecutionDetails execution) {
        TaskError error = execution.error();
        StringBuilder head = new StringBuilder(execution.id())
                .append("  ")
                .append(execution.workflow())
                .append(" version ")
                .append(execution.version())
                .append("  ")
                .append(execution.state());
        line(head, "trigger", execution.trigger());
        line(head, "created", Times.at(execution.createdAt(), session.zone()));
        line(head, "started", Times.at(execution.startedAt(), session.zone()));
        line(head, "ended", Times.at(execution.endedAt(), session.zone()));
        line(head, "took", Times.between(execution.startedAt(), execution.endedAt()));
        line(head, "waits for", name(execution.waitReason()));
        line(head, "error", error == null ? "" : error.task() + ": " + error.message() + " (" + error.code() + ")");
        return head.toString();
    }

    private static void line(StringBuilder head, String label, String value) {
        if (!value.isEmpty())
            head.append("\n  ").append("%-10s".formatted(label)).append(value);
    }

    private Table tasks(ExecutionDetails execution) {
        Table table = new Table("TASK", "TYPE", "STATE", "ATTEMPTS", "STARTED", "DURATION", "WAITS FOR", "ERROR");
        for (TaskRunDetails task : execution.tasks()) {
            TaskError error = task.error();
            table.row(
                    task.id(),
                    task.type(),
                    task.state().name(),
                    String.valueOf(task.attempts()),
                    Times.at(task.startedAt(), session.zone()),
                    Times.between(task.startedAt(), task.endedAt()),
                    name(task.waitReason()),
                    error == null ? "" : error.message());
        }
        return table;
    }

    private static String name(@Nullable WaitReason reason) {
        return reason == null ? "" : reason.name();
    }
}
