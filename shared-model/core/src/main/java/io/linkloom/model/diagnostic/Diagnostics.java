package io.linkloom.model.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings: at most 100 of a severity are kept, the others counted. For one thread. */
public final class Diagnostics {
    public static final int MAX = 100;

    private final Set<Diagnostic> errors = new LinkedHashSet<>();
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();
    private int moreErrors;
    private int moreWarnings;

    /** The same finding twice is one. */
    public void add(Diagnostic diagnostic) {
        switch (diagnostic.severity()) {
            case ERROR -> {
                if (errors.contains(diagnostic)) return;
                if (errors.size() < MAX) errors.add(diagnostic);
                else moreErrors++;
            }
            case WARNING -> {
                if (warnings.contains(diagnostic)) return;
                if (warnings.size() < MAX) warnings.add(diagnostic);
                else moreWarnings++;
            }
        }
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** Whether further errors are only counted. */
    public boolean isFull() {
        return errors.size() == MAX;
    }

    /** In the order of the document; after 100 comes one that says how many more there are. */
    public List<Diagnostic> errors() {
        return list(errors, moreErrors);
    }

    /** As [#errors]. */
    public List<Diagnostic> warnings() {
        return list(warnings, moreWarnings);
    }

    private static List<Diagnostic> list(Set<Diagnostic> kept, int more) {
        List<Diagnostic> list = new ArrayList<>(kept);
        list.sort(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column));
        if (more > 0) {
            Diagnostic last = list.getLast();
            list.add(new Diagnostic(
                    Code.MORE.key(), last.severity(), "", last.line(), last.column(), Text.of(Code.MORE, more), null));
        }
        return List.copyOf(list);
    }
}
