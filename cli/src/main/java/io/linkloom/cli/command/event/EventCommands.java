package io.linkloom.cli.command.event;

import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;

/** The words behind `loom event`. */
public final class EventCommands {
    private EventCommands() {}

    public static List<Verb> verbs() {
        return Verbs.of("event", EventCommands.class)
                .add("send", EventSend::new)
                .add("listen", EventListen::new)
                .list();
    }
}
