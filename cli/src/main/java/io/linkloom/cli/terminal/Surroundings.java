package io.linkloom.cli.terminal;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * All of the machine that a command may touch beside files and the server; tests hand over another one.
 *
 * @param folder in which the command was typed
 */
public record Surroundings(
        Terminal terminal,
        Map<String, String> environment,
        Path folder,
        InstantSource clock,
        ZoneId zone,
        Locale locale,
        Interrupts interrupts) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                ProcessTerminal.of(environment),
                environment,
                Path.of(""),
                InstantSource.system(),
                ZoneId.systemDefault(),
                Locale.getDefault(),
                Interrupts.ofProcess());
    }

    /** A file that somebody named, relative to where the command was typed. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
