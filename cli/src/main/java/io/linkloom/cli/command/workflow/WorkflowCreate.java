package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowRegistration;
import io.linkloom.cli.document.Checked;
import io.linkloom.cli.document.Sources;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow create FILE…`: refuses what is there already, unless told otherwise. */
@Command
public final class WorkflowCreate implements Action {
    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<String> files = new ArrayList<>();

    @Option(names = {"-R", "--recursive"})
    private boolean recursive;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--if-not-exists")
    private boolean ifNotExists;

    @Option(names = "--replace")
    private boolean replace;

    private final Session session;
    private final Texts texts;

    public WorkflowCreate(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowCreate.class);
    }

    @Override
    public ExitCode run() {
        List<Checked> documents = Checked.all(new Sources(session).of(files, recursive), session);
        Registering registering = new Registering(session, documents);
        List<WorkflowRegistration> foreseen = registering.foreseen();
        if (!replace && !ifNotExists) requireNew(documents, foreseen);
        if (dryRun) registering.show(foreseen);
        else registering.carryOut(foreseen, ifNotExists && !replace);
        return ExitCode.OK;
    }

    private void requireNew(List<Checked> documents, List<WorkflowRegistration> foreseen) {
        List<String> there = new ArrayList<>();
        int version = 0;
        for (int i = 0; i < foreseen.size(); i++) {
            WorkflowRegistration each = foreseen.get(i);
            if (each.result().equals(WorkflowRegistration.CREATED)) continue;
            there.add(session.references().name(each.namespace(), each.id()));
            version = each.result().equals(WorkflowRegistration.UPDATED) ? each.version() - 1 : each.version();
        }
        if (there.isEmpty()) return;
        String message = there.size() == 1
                ? texts.text("create.there", there.getFirst(), version)
                : texts.text("create.some-there", there.size(), documents.size(), String.join(", ", there));
        throw new CommandFailure(ExitCode.CONFLICT, message, texts.text("create.there.hint", String.join(" ", files)));
    }
}
