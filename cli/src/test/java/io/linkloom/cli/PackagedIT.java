package io.linkloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.script.AsProcess;
import io.linkloom.cli.script.Build;
import io.linkloom.cli.script.Mode;
import io.linkloom.cli.script.Player;
import io.linkloom.cli.script.ScriptReader;
import io.linkloom.cli.script.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged `loom` as a process of its own; `-Dloom.command=…` plays the same with an installed one. */
class PackagedIT {
    private static final List<String> LOOM =
            List.of(System.getProperty("loom.command", Build.java() + " -jar " + Build.cliJar())
                    .split(" "));

    @TempDir
    private Path folder;

    @Test
    void theFirstStepsWork() throws IOException {
        Path scripts = Build.root().resolve("cli/src/test/resources/packaged");
        try (TestServer server = TestServer.start(folder)) {
            Player player = new Player(new AsProcess(LOOM), server.environment(), server.values());
            Path own = Files.createDirectories(folder.resolve("here"));
            assertThat(player.play(ScriptReader.read(scripts, scripts.resolve("first-steps.loom")), Mode.PIPE, own))
                    .isEmpty();
        }
    }
}
