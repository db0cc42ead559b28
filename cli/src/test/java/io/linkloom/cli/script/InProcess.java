package io.linkloom.cli.script;

import io.linkloom.cli.Loom;
import io.linkloom.cli.terminal.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** `loom` in this process: fast, and at a terminal if need be. */
public final class InProcess implements Launcher {
    @Override
    public Outcome type(List<String> words, Map<String, String> environment, Path folder, String input, Mode mode) {
        FakeTerminal terminal = switch (mode) {
            case TERMINAL -> FakeTerminal.ofPerson(input);
            case PIPE -> FakeTerminal.ofPipe(input);
        };
        Surroundings surroundings = new Surroundings(
                terminal.terminal(),
                environment,
                folder,
                InstantSource.system(),
                ZoneOffset.UTC,
                Locale.ENGLISH,
                lastWords -> () -> {});
        int exit = new Loom(surroundings).run(words.toArray(String[]::new)).number();
        return new Outcome(terminal.out(), terminal.err(), exit);
    }
}
