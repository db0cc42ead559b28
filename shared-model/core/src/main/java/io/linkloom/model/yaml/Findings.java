package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.diagnostic.Diagnostics;
import io.linkloom.model.diagnostic.Severity;
import io.linkloom.model.diagnostic.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the readers report what they find. */
final class Findings {
    private final Diagnostics diagnostics = new Diagnostics();

    void add(Place place, Text text) {
        add(place, text, null);
    }

    void add(Place place, Text text, @Nullable String suggestion) {
        add(place.at(), place.pointer(), text, suggestion);
    }

    void add(Position at, String pointer, Text text, @Nullable String suggestion) {
        diagnostics.add(new Diagnostic(text.key(), Severity.ERROR, pointer, at.line(), at.column(), text, suggestion));
    }

    void warn(Place place, Text text) {
        Position at = place.at();
        diagnostics.add(
                new Diagnostic(text.key(), Severity.WARNING, place.pointer(), at.line(), at.column(), text, null));
    }

    boolean hasErrors() {
        return diagnostics.hasErrors();
    }

    /** Whether further errors are only counted. */
    boolean isFull() {
        return diagnostics.isFull();
    }

    List<Diagnostic> errors() {
        return diagnostics.errors();
    }

    List<Diagnostic> warnings() {
        return diagnostics.warnings();
    }
}
