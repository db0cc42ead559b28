package io.linkloom.cli.command.schema;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.model.yaml.WorkflowSchema;
import picocli.CommandLine.Command;

/** `loom schema workflow`: the JSON schema of workflow documents. */
@Command
public final class SchemaWorkflow implements Action {
    private final Session session;

    public SchemaWorkflow(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        session.output().text(WorkflowSchema.text());
        return ExitCode.OK;
    }
}
