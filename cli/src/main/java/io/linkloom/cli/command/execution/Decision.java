package io.linkloom.cli.command.execution;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TaskRunDetails;
import io.linkloom.api.WaitReason;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person says to a task that asks; the task need not be named where only one does. */
abstract class Decision extends OnExecution {
    @Parameters(index = "1", paramLabel = "TASK", arity = "0..1")
    private @Nullable String task;

    @Option(names = "--comment", paramLabel = "TEXT")
    private @Nullable String comment;

    @Option(names = "--item", paramLabel = "INDEX")
    private @Nullable Integer item;

    Decision(Session session) {
        super(session);
    }

    /** Key of the sentence that says what was done. */
    abstract String sentence();

    abstract ExecutionDetails decide(String id, String task, @Nullable Integer item, @Nullable String comment);

    @Override
    public final ExitCode run() {
        String id = id();
        String asking = task == null ? theOneThatAsks(id) : task;
        ExecutionDetails after = decide(id, asking, item, comment);
        session.output().done(after, ExecutionDetails::id, texts.text(sentence(), asking, id));
        return ExitCode.OK;
    }

    private String theOneThatAsks(String id) {
        List<String> asking = executions().get(id).tasks().stream()
                .filter(each -> each.waitReason() == WaitReason.APPROVAL)
                .map(TaskRunDetails::id)
                .toList();
        return switch (asking.size()) {
            case 1 -> asking.getFirst();
            case 0 -> throw new CommandFailure(ExitCode.CONFLICT, texts.text("decision.none", id));
            default ->
                throw new CommandFailure(
                        ExitCode.USAGE,
                        texts.text("decision.several", id),
                        texts.text("decision.name", String.join(", ", asking)));
        };
    }
}
