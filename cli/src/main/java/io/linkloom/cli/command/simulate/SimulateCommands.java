package io.linkloom.cli.command.simulate;

import io.linkloom.cli.tree.Branch.Verb;
import java.util.List;

/** The word `simulate` behind `loom`. */
public final class SimulateCommands {
    private SimulateCommands() {}

    /** The kernel is looked into only when it is typed. */
    public static Verb verb() {
        return new Verb("simulate", List.of(), "simulate", SimulateCommands.class, session -> new Simulate(session));
    }
}
