package io.linkloom.cli.command.workflow;

import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.Workflows;
import picocli.CommandLine.Parameters;

/** What all commands about one workflow have in common: its id comes first. */
abstract class OnWorkflow implements Action {
    @Parameters(paramLabel = "ID")
    private String workflow = "";

    final Session session;
    final Texts texts;

    OnWorkflow(Session session) {
        this.session = session;
        this.texts = session.texts(OnWorkflow.class);
    }

    /** As the API names it: with its namespace, unless that is the default one. */
    final String id() {
        return session.references().workflow(workflow);
    }

    /** As it was typed. */
    final String name() {
        return workflow;
    }

    final Workflows workflows() {
        return session.client().workflows();
    }
}
