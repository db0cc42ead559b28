package io.linkloom.cli.command.execution;

import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.Executions;
import picocli.CommandLine.Parameters;

/** What all commands about one execution have in common: its name comes first. */
abstract class OnExecution implements Action {
    @Parameters(index = "0", paramLabel = "EXECUTION")
    private String execution = "";

    final Session session;
    final Texts texts;

    OnExecution(Session session) {
        this.session = session;
        this.texts = session.texts(OnExecution.class);
    }

    /** The full id; asks the server where a short form was typed. */
    final String id() {
        return session.references().execution(execution);
    }

    final Executions executions() {
        return session.client().executions();
    }
}
