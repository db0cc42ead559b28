package io.linkloom.cli;

import static org.assertj.core.api.Assertions.fail;

import io.linkloom.cli.script.Build;
import io.linkloom.cli.script.InProcess;
import io.linkloom.cli.script.Launcher;
import io.linkloom.cli.script.Mode;
import io.linkloom.cli.script.Player;
import io.linkloom.cli.script.Script;
import io.linkloom.cli.script.ScriptWriter;
import io.linkloom.cli.script.TestBackend;
import io.linkloom.cli.script.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every script, at a terminal and through a pipe, against one real server. `-Dloom.script=workflow/list` plays only those whose name begins so;
 * `-Dloom.write=true` writes what is printed into them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptsIT {
    private static final String ONLY = System.getProperty("loom.script", "");
    private static final boolean WRITE = Boolean.getBoolean("loom.write");

    private final TestBackend backend = new TestBackend();
    private Path folder;
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
        backend.close();
    }

    @TestFactory
    Stream<DynamicTest> commandsPrintWhatTheirScriptsSay() throws IOException {
        List<Script> scripts = Player.scripts(Build.root().resolve("cli/src/test/resources/scripts"));
        Stream<Script> wanted = scripts.stream().filter(script -> script.name().startsWith(ONLY));
        if (WRITE) return wanted.map(script -> DynamicTest.dynamicTest("write " + script.name(), () -> write(script)));
        return wanted.flatMap(script -> Stream.of(Mode.values())
                .map(mode -> DynamicTest.dynamicTest(script.name() + ", " + mode, () -> play(script, mode))));
    }

    private void play(Script script, Mode mode) throws IOException {
        Map<Integer, Launcher.Outcome> surprises = surprises(script, mode);
        if (surprises.isEmpty()) return;
        StringBuilder told = new StringBuilder("Something else is printed");
        surprises.forEach((line, outcome) -> told.append("\n\n" + script.source() + ":" + line + " (" + mode + ")\n")
                .append(outcome.out())
                .append(outcome.err().isEmpty() ? "" : "stderr:\n" + outcome.err())
                .append("exit " + outcome.exit()));
        fail(told.toString());
    }

    private void write(Script script) throws IOException {
        Map<Mode, Map<Integer, Launcher.Outcome>> printed = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) printed.put(mode, surprises(script, mode));
        new ScriptWriter(script, values()).write(printed);
    }

    private Map<Integer, Launcher.Outcome> surprises(Script script, Mode mode) throws IOException {
        Player player = new Player(new InProcess(), server.environment(), values());
        Path own = Files.createDirectories(folder.resolve(script.name()).resolve(mode.name()));
        return player.play(script, mode, own);
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(server.values());
        values.put("backend", backend.url());
        return values;
    }
}
