package io.linkloom.cli.command.workflow;

import io.linkloom.cli.document.Source;
import io.linkloom.cli.document.Sources;
import io.linkloom.cli.document.Verdict;
import io.linkloom.cli.document.VerdictText;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow validate FILE…`, without a server. */
@Command
public final class WorkflowValidate implements Action {
    private static final Columns<Verdict> COLUMNS = Columns.of(WorkflowValidate.class, Verdict.class)
            .id("file", Verdict::file)
            .column("valid", Verdict::valid)
            .column("errors", verdict -> verdict.errors().size())
            .column("warnings", verdict -> verdict.warnings().size());

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<String> files = new ArrayList<>();

    @Option(names = {"-R", "--recursive"})
    private boolean recursive;

    private final Session session;
    private final Texts texts;

    public WorkflowValidate(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowValidate.class);
    }

    @Override
    public ExitCode run() {
        List<Source> sources = new Sources(session).of(files, recursive);
        List<Verdict> verdicts = sources.stream()
                .map(each -> Verdict.of(each, each.read(), session.locale()))
                .toList();
        OutputFormat format = session.output().format();
        if (verdicts.size() == 1 || format == OutputFormat.TABLE || format == OutputFormat.WIDE) print(verdicts);
        else session.output().list(verdicts, COLUMNS, texts.text("none"));
        return verdicts.stream().allMatch(Verdict::valid) ? ExitCode.OK : ExitCode.INVALID;
    }

    private void print(List<Verdict> verdicts) {
        VerdictText lines = new VerdictText(session.texts(VerdictText.class));
        for (Verdict each : verdicts)
            session.output().one(each, Verdict::file, () -> new Sheet().text(String.join("\n", lines.lines(each))));
        long wrong = verdicts.stream().filter(verdict -> !verdict.valid()).count();
        if (verdicts.size() > 1) session.output().message(texts.text("validate.sum", verdicts.size(), wrong));
    }
}
