package io.linkloom.cli.offline;

import io.linkloom.api.Finding;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file: for programs as the API says it, for people line by line. */
public final class FindingLines {
    private final Session session;
    private final Texts texts;

    public FindingLines(Session session) {
        this.session = session;
        this.texts = session.texts(FindingLines.class);
    }

    public List<Finding> findings(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(each -> new Finding(
                        each.pointer(), each.line(), each.column(), each.message(session.locale()), each.suggestion()))
                .toList();
    }

    /** Each as `FILE:LINE:COLUMN: …`, as editors and terminals know to follow. */
    public String lines(String file, List<Diagnostic> diagnostics) {
        return findings(diagnostics).stream().map(each -> line(file, each)).collect(Collectors.joining("\n"));
    }

    public String line(String file, Finding finding) {
        String place = finding.line() == null || finding.line() == 0
                ? file + " " + finding.pointer().replaceFirst("^/", "")
                : file + ":" + finding.line() + ":" + finding.column();
        @Nullable String suggestion = finding.suggestion();
        return texts.text("finding", place, finding.message())
                + (suggestion == null ? "" : texts.text("finding.suggestion", suggestion));
    }
}
