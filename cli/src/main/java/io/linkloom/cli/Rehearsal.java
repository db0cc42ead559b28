package io.linkloom.cli;

import io.linkloom.cli.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs many commands in one process, so that the Java runtime can note down what they load: see `installers/cli`. Not for people.
 *
 * <p>Each line of the file is one command without `loom`, its words separated by spaces. How they end does not matter.
 */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] words) throws IOException {
        List<String> commands = Files.readAllLines(Path.of(words[0]));
        for (String command : commands) {
            if (!command.isBlank())
                new Loom(Surroundings.ofProcess()).run(command.strip().split(" +"));
        }
        System.exit(0);
    }
}
