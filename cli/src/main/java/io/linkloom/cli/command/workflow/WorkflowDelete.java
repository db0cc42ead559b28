package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.Page;
import io.linkloom.api.WorkflowDetails;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.ExecutionQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom workflow delete ID…`: asks for the name of each; what runs goes on, and its history stays. */
@Command
public final class WorkflowDelete implements Action {
    private static final int SHOWN = 5;

    @Parameters(paramLabel = "ID", arity = "1..*")
    private List<String> typed = new ArrayList<>();

    private final Session session;
    private final Texts texts;

    public WorkflowDelete(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowDelete.class);
    }

    @Override
    public ExitCode run() {
        List<String> ids = typed.stream().map(session.references()::workflow).toList();
        List<WorkflowDetails> there = new ArrayList<>();
        for (String id : ids) there.add(session.client().workflows().get(id));
        for (int i = 0; i < ids.size(); i++) delete(ids.get(i), typed.get(i), there.get(i));
        return ExitCode.OK;
    }

    private void delete(String id, String name, WorkflowDetails details) {
        sayWhatRuns(id);
        session.confirmation().askForName(texts.text("delete.ask", name), details.id());
        session.client().workflows().delete(id);
        session.output().done(details, each -> name, texts.text("delete.done", name));
    }

    private void sayWhatRuns(String id) {
        ExecutionQuery open = ExecutionQuery.newest(SHOWN)
                .ofWorkflow(id)
                .inState(ExecutionState.QUEUED, ExecutionState.RUNNING, ExecutionState.PAUSED);
        Page<ExecutionSummary> running = session.client().executions().list(open);
        if (running.items().isEmpty()) return;
        String names = running.items().stream().map(ExecutionSummary::id).collect(Collectors.joining(", "));
        session.output().message(texts.text("delete.running", names + (running.nextCursor() == null ? "" : ", …")));
    }
}
