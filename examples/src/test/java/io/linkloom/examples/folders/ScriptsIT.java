package io.linkloom.examples.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.linkloom.cli.script.InProcess;
import io.linkloom.cli.script.Launcher;
import io.linkloom.cli.script.Mode;
import io.linkloom.cli.script.Player;
import io.linkloom.cli.script.Script;
import io.linkloom.cli.script.ScriptReader;
import io.linkloom.cli.script.ScriptWriter;
import io.linkloom.examples.stage.ExampleServices;
import io.linkloom.examples.stage.Language;
import io.linkloom.examples.stage.LoomServer;
import io.linkloom.examples.stage.Program;
import io.linkloom.examples.stage.SharedServer;
import io.linkloom.examples.stage.UserBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every script of every folder, typed in a copy of the folder, at a terminal, against one real server. `-Dloom.script=cron` plays only those
 * whose folder begins so; `-Dloom.write=true` writes what is printed into them.
 */
@ExtendWith(SharedServer.class)
class ScriptsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String ONLY = System.getProperty("loom.script", "");
    private static final boolean WRITE = Boolean.getBoolean("loom.write");

    @TempDir
    private Path copies;

    @TestFactory
    Stream<DynamicTest> everyFolderDoesWhatItsScriptSays(LoomServer server, ExampleServices services) throws IOException {
        // It starts every minute; its own folder comes last, so that nobody waits for a minute.
        server.client().registerWorkflow(Folder.text(Path.of("cron", "price-check.yaml")));
        List<Folder> folders = Folder.all()
                .filter(folder -> folder.toString().startsWith(ONLY))
                .sorted((a, b) -> Boolean.compare(a.isOfClock(), b.isOfClock()))
                .toList();
        return folders.stream().flatMap(folder -> folder.scripts().stream()
                .map(script -> DynamicTest.dynamicTest(
                        script.toString(),
                        () -> assertTimeoutPreemptively(LIMIT, () -> play(folder, script, server, services)))));
    }

    private void play(Folder folder, Path source, LoomServer server, ExampleServices services) throws IOException {
        Script script = ScriptReader.read(Path.of(""), source);
        Path copy = folder.copyInto(copies);
        Map<String, String> values = new HashMap<>(Map.of("PWD", copy.toString()));
        values.put("services", services.url());
        Map<String, String> environment = Map.of("LOOM_SERVER", server.url(), "LOOM_LANG", "en");
        if (!Folder.text(source).contains("${reports}")) {
            play(script, environment, values, copy);
            return;
        }
        Language language = Language.anyPresent();
        try (UserBackend reports = UserBackend.start(language, Program.freePort(), Map.of())) {
            values.put("reports", reports.url());
            Files.writeString(copy.resolve("secret.txt"), UserBackend.SECRET);
            play(script, environment, values, copy);
            assertThat(reports.count("process", "done")).isEqualTo(1);
        }
    }

    private static void play(Script script, Map<String, String> environment, Map<String, String> values, Path copy)
            throws IOException {
        Map<String, String> all = new HashMap<>(values);
        all.put("ns", "default"); // as readers have it
        Player player = new Player(new InProcess(), environment, all);
        Map<Integer, Launcher.Outcome> surprises = player.play(script, Mode.TERMINAL, copy);
        if (surprises.isEmpty()) return;
        if (WRITE) new ScriptWriter(script, all).write(Map.of(Mode.TERMINAL, surprises));
        StringBuilder told = new StringBuilder("Something else is printed");
        surprises.forEach((line, outcome) -> told.append("\n\n" + script.source() + ":" + line + "\n")
                .append(outcome.out())
                .append(outcome.err().isEmpty() ? "" : "stderr:\n" + outcome.err())
                .append("exit " + outcome.exit()));
        fail(told.toString());
    }
}
