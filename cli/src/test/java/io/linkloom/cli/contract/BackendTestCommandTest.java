package io.linkloom.cli.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.cli.Loom;
import io.linkloom.cli.script.FakeTerminal;
import io.linkloom.cli.terminal.Surroundings;
import io.linkloom.model.json.Json;
import io.linkloom.model.json.JsonFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `loom backend test` as people and scripts type it. */
class BackendTestCommandTest {
    private String out = "";
    private String err = "";

    @TempDir
    private Path folder;

    private int loom(Locale language, String... words) {
        FakeTerminal fake = FakeTerminal.ofPipe("");
        Surroundings surroundings = new Surroundings(
                fake.terminal(),
                Map.of("XDG_CONFIG_HOME", folder.toString()),
                folder,
                Instant::now,
                ZoneOffset.UTC,
                language,
                lastWords -> () -> {});
        int exit = new Loom(surroundings).run(words).number();
        out = fake.out();
        err = fake.err();
        return exit;
    }

    private int loom(String... words) {
        return loom(Locale.ENGLISH, words);
    }

    @Test
    void aSoundBackendEndsWithZeroAndAGrade() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), SampleBackend.SECRET + "\n");
        try (SampleBackend backend = new SampleBackend(false, null)) {
            assertThat(loom("backend", "test", backend.task().toString(), "--secret", "@secret.txt"))
                    .as(out + err)
                    .isZero();
            assertThat(out)
                    .contains("wrong-signature      PASSED          5 forgeries turned away.")
                    .contains("A: " + backend.task() + " is sound\n");
            assertThat(err).isEmpty();
        }
    }

    @Test
    void aGapEndsWithFifteenAndSaysHowToMendIt() throws IOException {
        try (SampleBackend backend = new SampleBackend(false, Flaw.LETS_UNSIGNED_IN)) {
            String root = backend.task().toString().replace("/api/tasks/work", "");
            String[] words = {
                "backend",
                "test",
                root,
                "--task",
                "work",
                "--secret",
                SampleBackend.SECRET,
                "--only",
                "missing-signature"
            };
            assertThat(loom(words)).isEqualTo(15);
            assertThat(out)
                    .contains("FAILED  missing-signature: Without a signature nothing is done")
                    .contains("Found: Let in with 200.")
                    .contains("Mend:  Answer 401 when webhook-id")
                    .contains("See:   docs/how-to/callbacks.md#check-who-calls")
                    .contains("F: " + backend.task() + " has gaps")
                    .contains("Only a part was asked.");
            assertThat(loom(Locale.of("uk"), words)).isEqualTo(15);
            assertThat(out).contains("Прийнято з відповіддю 200.").contains("має вади");
        }
    }

    @Test
    void machinesReadTheSameWithWhatWasSentAndWhatCame() throws IOException, JsonFormatException {
        try (SampleBackend backend = new SampleBackend(false, Flaw.WELCOMES_ANY_TASK)) {
            int exit = loom(
                    "backend",
                    "test",
                    backend.task().toString(),
                    "--secret",
                    SampleBackend.SECRET,
                    "--only",
                    "unknown-task,duplicate",
                    "-o",
                    "json");
            assertThat(exit).isEqualTo(15);
            Map<?, ?> report = requireNonNull((Map<?, ?>) Json.parse(out).value());
            assertThat(report.get("grade")).isEqualTo("D");
            assertThat(report.get("sound")).isEqualTo(false);
            assertThat(report.get("failed")).isEqualTo(1L);
            assertThat(out)
                    .contains("\"id\" : \"unknown-task\"", "\"result\" : \"FAILED\"", "no-such-task-contract-probe");
        }
    }

    @Test
    void quietIsTheGradeAlone() throws IOException {
        try (SampleBackend backend = new SampleBackend(false, Flaw.LETS_UNSIGNED_IN)) {
            assertThat(loom("backend", "test", backend.task().toString(), "--only", "duplicate", "-q"))
                    .isZero();
            assertThat(out).isEqualTo("A\n");
        }
    }

    @Test
    void theBodyIsLaidOverTheEnvelope() throws IOException {
        Files.writeString(folder.resolve("body.json"), "{\"extra\": 1}");
        try (SampleBackend backend = new SampleBackend(false, Flaw.REFUSES_UNKNOWN_FIELDS)) {
            String[] words = {
                "backend", "test", backend.task().toString(), "--secret", SampleBackend.SECRET, "--body", "@body.json"
            };
            assertThat(loom(words)).isEqualTo(15);
            assertThat(out).contains("accepted             FAILED          Answered 422.");
        }
    }

    @Test
    void nobodyThereEndsWithSix() {
        assertThat(loom("backend", "test", "http://localhost:1", "--task", "work"))
                .isEqualTo(6);
        assertThat(out).contains("No answer: no connection could be made.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://localhost:9000                         | 2 | error: Which task?
            localhost:9000/api/tasks/x                    | 2 | error: localhost:9000/api/tasks/x is no address of a backend
            http://localhost:1/x --secret whsec_short     | 2 | error: The secret is none
            http://localhost:1/x --only dublicate         | 2 | hint: did you mean duplicate?
            http://localhost:1/x --header nonsense        | 2 | error: nonsense is no header
            http://localhost:1/x --own-body               | 2 | error: --own-body needs --body
            http://localhost:1/x --body {                 | 7 | error: --body is no JSON
            http://localhost:1/x --body []                | 7 | error: --body is no JSON object
            http://localhost:1/x --body @nowhere.json     | 3 | error: There is no file nowhere.json
            """)
    void whatCannotBeMeantIsSaid(String words, int exit, String message) {
        assertThat(loom(("backend test " + words).split(" "))).isEqualTo(exit);
        assertThat(err).contains(message).doesNotContain("whsec_short");
        assertThat(out).isEmpty();
    }
}
