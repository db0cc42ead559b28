package io.linkloom.cli.document;

import io.linkloom.api.Finding;
import io.linkloom.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** Verdicts as lines: `FILE:LINE:COLUMN: error: …`, as editors and terminals know to follow. */
public final class VerdictText {
    private final Texts texts;

    /** @param texts of this room */
    public VerdictText(Texts texts) {
        this.texts = texts;
    }

    /** Each finding; that it is valid when there is no error. */
    public List<String> lines(Verdict verdict) {
        List<String> lines = new ArrayList<>(findings(verdict));
        if (verdict.valid()) lines.add(texts.text("verdict.valid", verdict.file()));
        return lines;
    }

    /** Each finding. */
    public List<String> findings(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        verdict.errors().forEach(error -> lines.add(line(verdict.file(), error, "verdict.error")));
        verdict.warnings().forEach(warning -> lines.add(line(verdict.file(), warning, "verdict.warning")));
        return lines;
    }

    private String line(String file, Finding finding, String kind) {
        Integer line = finding.line();
        String place = line == null ? file : file + ":" + line + ":" + finding.column();
        String suggestion = finding.suggestion();
        return texts.text(kind, place, finding.message())
                + (suggestion == null ? "" : texts.text("verdict.suggestion", suggestion));
    }
}
