package io.linkloom.cli.command.workflow;

import io.linkloom.api.Finding;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Session;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom workflow validate FILE`. */
@Command(
        name = "validate",
        description =
                "Check a workflow without a server. Prints each error as FILE:LINE:COLUMN; exit code 7 if there is one.")
public final class WorkflowValidate implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "YAML or JSON document of the workflow.")
    private Path file = Path.of("");

    private final Session session;

    /** What `-o json` prints. */
    record Verdict(boolean valid, List<Finding> errors, List<Finding> warnings) {}

    public WorkflowValidate(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Verdict verdict = switch (WorkflowReader.read(Document.read(file))) {
            case ReadResult.Valid valid -> new Verdict(true, List.of(), findings(valid.warnings()));
            case ReadResult.Invalid invalid -> new Verdict(false, findings(invalid.errors()), List.of());
        };
        session.print(verdict, () -> lines(verdict));
        return (verdict.valid() ? ExitCode.OK : ExitCode.INVALID).number();
    }

    private List<Finding> findings(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(each -> new Finding(
                        each.pointer(), each.line(), each.column(), each.message(session.locale()), each.suggestion()))
                .toList();
    }

    private String lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        verdict.errors().forEach(error -> lines.add(line(error, "error")));
        verdict.warnings().forEach(warning -> lines.add(line(warning, "warning")));
        if (verdict.valid()) lines.add(file + ": valid");
        return String.join("\n", lines);
    }

    private String line(Finding finding, String kind) {
        String place = file + ":" + finding.line() + ":" + finding.column();
        String suggestion = finding.suggestion() == null ? "" : " (did you mean \"" + finding.suggestion() + "\"?)";
        return place + ": " + kind + ": " + finding.message() + suggestion;
    }
}
