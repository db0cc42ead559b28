package io.linkloom.cli.command.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.Loom;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.script.FakeTerminal;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.client.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The editor is a program that changes the file and needs nobody. */
class WorkflowEditTest {
    private static final String SOURCE = "id: a\ntasks: [{id: x, type: wait, duration: 1s}]\n";
    private static final String GET = "GET /api/workflows/a";
    private static final String PUT = "PUT /api/workflows/a";

    private final StubServer server = new StubServer();
    private final FakeTerminal terminal = FakeTerminal.ofPipe("");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void registersWhatWasTyped() {
        server.answers(GET, 200, SOURCE).answers(PUT, 200, """
                {"id": "a", "namespace": "default", "version": 2, "result": "updated", "warnings": []}""");

        assertThat(edit("sed -i s/1s/2s/")).isEqualTo(ExitCode.OK);

        assertThat(server.requests().getLast().body()).isEqualTo(SOURCE.replace("1s", "2s"));
        assertThat(terminal.err()).isEqualTo("updated a (version 2)\n");
    }

    @Test
    void neverOverwritesWhatSomebodyElseChangedMeanwhile() throws IOException {
        server.answers(GET, 200, SOURCE).answers(GET, 200, SOURCE.replace("1s", "9s"));

        assertThat(edit("sed -i s/1s/2s/")).isEqualTo(ExitCode.CONFLICT);

        assertThat(server.requests()).extracting(StubServer.Request::line).containsOnly(GET);
        assertThat(Files.readString(kept())).isEqualTo(SOURCE.replace("1s", "2s"));
    }

    @Test
    void keepsWhatIsNotValid() throws IOException {
        server.answers(GET, 200, SOURCE);

        assertThat(edit("sed -i s/wait/wiat/")).isEqualTo(ExitCode.INVALID);

        assertThat(server.requests()).hasSize(1);
        assertThat(terminal.err()).contains("(did you mean \"wait\"?)");
        assertThat(Files.readString(kept())).isEqualTo(SOURCE.replace("wait", "wiat"));
    }

    @Test
    void opensAnInvalidDocumentOnlyOnceWhereTheEditorDoesTheSameAgain() {
        server.answers(GET, 200, SOURCE);

        assertThat(edit("sed -i s/wait/wiat/", "--yes")).isEqualTo(ExitCode.INVALID);
    }

    private ExitCode edit(String editor, String... more) {
        Surroundings surroundings = new Surroundings(
                terminal.terminal(),
                Map.of("LOOM_SERVER", server.url(), "EDITOR", editor),
                folder,
                InstantSource.system(),
                ZoneOffset.UTC,
                Locale.ENGLISH,
                lastWords -> () -> {});
        String[] words = new String[3 + more.length];
        System.arraycopy(new String[] {"workflow", "edit", "a"}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        return new Loom(surroundings).run(words);
    }

    private Path kept() {
        Matcher named = Pattern.compile("\\S+a-\\d+\\.yaml").matcher(terminal.err());
        assertThat(named.find()).as(terminal.err()).isTrue();
        return Path.of(named.group());
    }
}
