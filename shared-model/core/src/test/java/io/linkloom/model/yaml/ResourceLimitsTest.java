package io.linkloom.model.yaml;

import static io.linkloom.model.yaml.Documents.errors;
import static io.linkloom.model.yaml.Documents.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents that are meant to hurt are refused, fast. */
class ResourceLimitsTest {
    @Test
    void moreThanAMebibyteIsTooLarge() {
        assertThat(kind("#".repeat((1 << 20) + 1))).isEqualTo(ReadResult.Kind.TOO_LARGE);
        assertThat(kind("й".repeat((1 << 19) + 1))).isEqualTo(ReadResult.Kind.TOO_LARGE);
        assertThat(found("#".repeat((1 << 20) + 1))).containsExactly("1:1  document-too-large");
    }

    @Test
    void aBillionLaughsAreRefused() {
        StringBuilder bomb = new StringBuilder("id: w\nx0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("x")
                    .append(i)
                    .append(": &x")
                    .append(i)
                    .append(" [")
                    .append(("*x" + (i - 1) + ", ").repeat(9))
                    .append("*x")
                    .append(i - 1)
                    .append("]\n");
        }

        assertThat(fast(bomb.toString())).containsExactly("too-many-aliases");
    }

    @Test
    void anchorsThatContainThemselvesAreRefused() {
        assertThat(fast("id: &a [*a]\n")).containsExactly("recursive-alias");
        assertThat(fast("id: &a {x: {y: *a}}\n")).containsExactly("recursive-alias");
        assertThat(fast("id: *nobody\n")).containsExactly("unknown-alias");
    }

    @Test
    void nestingIsBounded() {
        assertThat(fast("[".repeat(500_000))).containsExactly("nested-too-deeply");
        assertThat(fast("{a: ".repeat(200_000))).containsExactly("nested-too-deeply");
        assertThat(fast("- ".repeat(500_000))).containsExactly("nested-too-deeply");
        assertThat(fast("? ".repeat(500_000))).containsExactly("nested-too-deeply");
        StringBuilder anchors = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 100; i++)
            anchors.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append("]\n");
        assertThat(fast(anchors.toString())).containsExactly("nested-too-deeply");
    }

    @Test
    void largeOddDocumentsAreFast() {
        for (String document : List.of(
                "a".repeat(1_000_000),
                "\"" + "\\n".repeat(500_000) + "\"",
                "'" + "''".repeat(500_000),
                "&a ".repeat(300_000),
                "x: |\n" + " \n".repeat(400_000),
                "\n".repeat(1_000_000),
                "id: w\nx: \"" + "${{ ".repeat(200_000) + "\"\n",
                "id: w\noutputs: {x: \"" + "${{ 'a ".repeat(100_000) + "\"}\n",
                "id: w\noutputs: {x: \"" + "${{ {".repeat(100_000) + "}}\"}\n",
                "id: w\noutputs: {x: \"" + "${{ a }}".repeat(100_000) + "\"}\n",
                "!".repeat(1_000_000),
                "id: " + "9".repeat(1_000_000),
                "tasks: [" + "{},".repeat(300_000) + "]",
                "tasks: [" + "a,".repeat(500_000) + "]",
                "{" + "a: 1,".repeat(200_000) + "}",
                "a\n".repeat(500_000),
                "? a\n".repeat(250_000),
                "- |\n".repeat(250_000),
                "# \n".repeat(340_000) + "id: w")) {
            assertThat(fast(document)).as(document.substring(0, 20)).isNotEmpty();
        }
    }

    @Test
    void tooManyTasksAreRefused() {
        StringBuilder document = new StringBuilder("id: w\ntasks:\n");
        for (int i = 0; i < 10_001; i++) document.append("- {id: t").append(i).append(", type: shell, command: ls}\n");

        assertThat(found(document.toString())).containsExactly("2:1 /tasks too-many-tasks");
    }

    @Test
    void atMostAHundredErrorsAreKept() {
        StringBuilder document = new StringBuilder("id: w\ntasks:\n");
        for (int i = 0; i < 150; i++) document.append("- {id: t").append(i).append(", type: shell}\n");

        assertThat(errors(document.toString())).hasSize(101);
        assertThat(errors(document.toString()).getLast().message()).isEqualTo("… and 50 more");
    }

    @Test
    void whatIsNoTextIsUnparsable() {
        assertThat(found("id: w\nname: a\u0000b\n")).containsExactly("2:8  bad-character");
        assertThat(found("id: w\nname: \"a\\0b\"\n")).contains("2:7 /name bad-character");
        byte[] latin = "id: w\nname: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(WorkflowReader.read(latin)).isInstanceOfSatisfying(ReadResult.Invalid.class, invalid -> {
            assertThat(invalid.unparsable()).isTrue();
            assertThat(invalid.errors()).extracting(Documents::line).containsExactly("2:10  bad-encoding");
        });
        assertThat(kind("")).isEqualTo(ReadResult.Kind.UNPARSABLE);
        assertThat(kind("# nothing\n")).isEqualTo(ReadResult.Kind.UNPARSABLE);
        assertThat(kind("id: [")).isEqualTo(ReadResult.Kind.UNPARSABLE);
        assertThat(found("id: a\n---\nid: b\n")).containsExactly("2:1  several-documents");
        assertThat(kind("[]")).isEqualTo(ReadResult.Kind.INVALID);
    }

    private static ReadResult.Kind kind(String document) {
        return ((ReadResult.Invalid) WorkflowReader.read(document)).kind();
    }

    private static List<String> fast(String document) {
        long start = System.nanoTime();
        List<String> codes =
                errors(document).stream().map(error -> error.code()).toList();
        // Work that grows with the square of a document this large takes many minutes; a slow machine does not.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        return codes;
    }
}
