package io.linkloom.cli.document;

import io.linkloom.api.Finding;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.yaml.ReadResult;
import java.util.List;
import java.util.Locale;

/** What the language says of one document; the shape of `-o json`. */
public record Verdict(String file, boolean valid, List<Finding> errors, List<Finding> warnings) {
    public Verdict {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public static Verdict of(Source source, ReadResult read, Locale locale) {
        return switch (read) {
            case ReadResult.Valid valid ->
                new Verdict(source.name(), true, List.of(), findings(valid.warnings(), locale));
            case ReadResult.Invalid invalid ->
                new Verdict(source.name(), false, findings(invalid.errors(), locale), List.of());
        };
    }

    private static List<Finding> findings(List<Diagnostic> diagnostics, Locale locale) {
        return diagnostics.stream()
                .map(each -> new Finding(
                        each.pointer(), each.line(), each.column(), each.message(locale), each.suggestion()))
                .toList();
    }
}
