package io.linkloom.cli.command.schedule;

import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.Schedules;
import picocli.CommandLine.Parameters;

/** What all commands about the schedules of one workflow have in common: its id comes first. */
abstract class OnSchedule implements Action {
    @Parameters(paramLabel = "ID")
    private String workflow = "";

    final Session session;
    final Texts texts;

    OnSchedule(Session session) {
        this.session = session;
        this.texts = session.texts(OnSchedule.class);
    }

    final String id() {
        return session.references().workflow(workflow);
    }

    /** As it was typed. */
    final String name() {
        return workflow;
    }

    final Schedules schedules() {
        return session.client().schedules();
    }
}
