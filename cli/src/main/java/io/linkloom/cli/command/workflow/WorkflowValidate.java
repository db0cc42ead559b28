package io.linkloom.cli.command.workflow;

import io.linkloom.api.Finding;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom workflow validate FILE`. */
@Command
public final class WorkflowValidate implements Action {
    @Parameters(paramLabel = "FILE")
    private String file = "";

    private final Session session;
    private final Texts texts;

    /** What `-o json` prints. */
    record Verdict(String file, boolean valid, List<Finding> errors, List<Finding> warnings) {}

    public WorkflowValidate(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowValidate.class);
    }

    @Override
    public ExitCode run() {
        Verdict verdict = switch (WorkflowReader.read(new Documents(session).bytes(file))) {
            case ReadResult.Valid valid -> new Verdict(file, true, List.of(), findings(valid.warnings()));
            case ReadResult.Invalid invalid -> new Verdict(file, false, findings(invalid.errors()), List.of());
        };
        session.output().one(verdict, Verdict::file, () -> new Sheet().text(lines(verdict)));
        return verdict.valid() ? ExitCode.OK : ExitCode.INVALID;
    }

    private List<Finding> findings(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(each -> new Finding(
                        each.pointer(), each.line(), each.column(), each.message(session.locale()), each.suggestion()))
                .toList();
    }

    private String lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        verdict.errors().forEach(error -> lines.add(line(error, "validate.error")));
        verdict.warnings().forEach(warning -> lines.add(line(warning, "validate.warning")));
        if (verdict.valid()) lines.add(texts.text("validate.valid", file));
        return String.join("\n", lines);
    }

    /** `FILE:LINE:COLUMN: error: …`, as editors and terminals know to follow. */
    private String line(Finding finding, String kind) {
        String suggestion = finding.suggestion();
        return texts.text(kind, file + ":" + finding.line() + ":" + finding.column(), finding.message())
                + (suggestion == null ? "" : texts.text("validate.suggestion", suggestion));
    }
}
