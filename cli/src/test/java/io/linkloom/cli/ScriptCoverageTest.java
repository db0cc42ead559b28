package io.linkloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.script.Build;
import io.linkloom.cli.script.Coverage;
import io.linkloom.cli.script.Player;
import io.linkloom.cli.script.Script;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.Branch.Noun;
import io.linkloom.cli.tree.Branch.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptCoverageTest {
    /** {table, json, quiet, error} × {terminal, pipe}, or a reason why a cell does not apply. */
    @Test
    void everyCommandIsShownInEveryCell() throws IOException {
        List<Script> scripts = Player.scripts(Build.root().resolve("cli/src/test/resources/scripts"));
        List<String> missing = new ArrayList<>();
        for (List<String> command : commands()) {
            String name = String.join("/", command);
            missing.addAll(Coverage.missing(
                    command,
                    scripts.stream().filter(each -> each.name().equals(name)).findFirst()));
        }
        assertThat(missing).isEmpty();
    }

    /** Shortcuts are shown under their long names. */
    private static List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        for (Branch branch : Commands.all()) {
            if (branch.isHidden()) continue;
            switch (branch) {
                case Verb verb -> {
                    if (verb.path().equals(verb.name())) commands.add(List.of(verb.name()));
                }
                case Noun noun -> noun.verbs().get().forEach(verb -> commands.add(List.of(noun.name(), verb.name())));
            }
        }
        return commands;
    }
}
