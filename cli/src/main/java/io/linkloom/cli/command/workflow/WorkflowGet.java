package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowDetails;
import io.linkloom.api.WorkflowVersion;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom workflow get ID`: the document as it was registered, byte for byte; for programs the record around it. */
@Command
public final class WorkflowGet extends OnWorkflow {
    @Option(names = "--revision", paramLabel = "N")
    private @Nullable Integer revision;

    public WorkflowGet(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        OutputFormat format = session.output().format();
        if (format == OutputFormat.TABLE || format == OutputFormat.WIDE || format == OutputFormat.YAML) {
            document(revision == null ? workflows().source(id()) : workflows().source(id(), revision));
        } else if (revision == null) {
            session.output().one(workflows().get(id()), WorkflowDetails::id, Sheet::new);
        } else {
            session.output().one(workflows().version(id(), revision), WorkflowVersion::id, Sheet::new);
        }
        return ExitCode.OK;
    }

    private void document(String source) {
        if (session.terminal().attached().out()) session.output().text(source);
        else session.terminal().raw(source);
    }
}
