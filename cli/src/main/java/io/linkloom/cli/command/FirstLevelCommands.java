package io.linkloom.cli.command;

import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.Verbs;
import java.util.List;
import java.util.function.Supplier;

/** The words behind `loom` that need no other one. */
public final class FirstLevelCommands {
    private FirstLevelCommands() {}

    /**
     * @param branches all words behind `loom`, for the commands that speak of the others
     */
    public static List<Verb> verbs(Supplier<List<Branch>> branches) {
        return Verbs.of("", FirstLevelCommands.class)
                .add("status", Status::new)
                .add("login", Login::new)
                .add("logout", Logout::new)
                .add("whoami", Whoami::new)
                .add("doctor", Doctor::new)
                .add("api", Api::new)
                .add("explain", Explain::new)
                .add("help", session -> new Help(session, branches))
                .add("completion", session -> new Completion(session, branches))
                .add("__values", Values::new)
                .add("__extras", session -> new Extras(session, branches))
                .list();
    }
}
