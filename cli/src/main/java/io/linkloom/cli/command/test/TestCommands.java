package io.linkloom.cli.command.test;

import io.linkloom.cli.tree.Branch.Verb;
import java.util.List;

/** The word `test` behind `loom`. */
public final class TestCommands {
    private TestCommands() {}

    /** The kernel is looked into only when it is typed. */
    public static Verb verb() {
        return new Verb("test", List.of(), "test", TestCommands.class, session -> new Test(session));
    }
}
