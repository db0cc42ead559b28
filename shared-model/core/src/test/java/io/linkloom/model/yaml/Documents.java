package io.linkloom.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.model.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Documents for tests, and what comes of reading them. */
final class Documents {
    private Documents() {}

    static String everything() {
        try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream("everything.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String dailyReport() {
        try {
            return Files.readString(Path.of("../../examples/daily-report/daily-report.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workflow with the given lines under its only task, each indented by the caller's four spaces. */
    static String task(String lines) {
        return "id: w\ntasks:\n  - id: t\n" + lines.indent(4);
    }

    static ReadResult.Valid valid(String document) {
        ReadResult result = WorkflowReader.read(document);
        assertThat(result).as(document).isInstanceOf(ReadResult.Valid.class);
        return (ReadResult.Valid) result;
    }

    static List<Diagnostic> errors(String document) {
        ReadResult result = WorkflowReader.read(document);
        assertThat(result).as(document).isInstanceOf(ReadResult.Invalid.class);
        return ((ReadResult.Invalid) result).errors();
    }

    /** Each as `line:column pointer code suggestion`, the suggestion only where there is one. */
    static List<String> found(String document) {
        return errors(document).stream().map(Documents::line).toList();
    }

    static String line(Diagnostic found) {
        String line = found.line() + ":" + found.column() + " " + found.pointer() + " " + found.code();
        return found.suggestion() == null ? line : line + " " + found.suggestion();
    }
}
