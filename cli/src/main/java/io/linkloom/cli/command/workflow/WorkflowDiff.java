package io.linkloom.cli.command.workflow;

import io.linkloom.api.WorkflowVersion;
import io.linkloom.cli.document.Checked;
import io.linkloom.cli.document.Sources;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.LinkLoomException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow diff -f FILE`: a document against the server's. `diff ID --from N --to M`: one version against another. */
@Command
public final class WorkflowDiff implements Action {
    private static final Columns<Difference> COLUMNS = Columns.of(WorkflowDiff.class, Difference.class)
            .id("workflow", Difference::workflow)
            .column("same", Difference::same)
            .column("sameMeaning", Difference::sameMeaning)
            .column("from", Difference::from)
            .column("to", Difference::to);

    @Parameters(paramLabel = "ID", arity = "0..1")
    private @Nullable String workflow;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE")
    private List<String> files = new ArrayList<>();

    @Option(names = {"-R", "--recursive"})
    private boolean recursive;

    @Option(names = "--from", paramLabel = "N")
    private @Nullable Integer from;

    @Option(names = "--to", paramLabel = "N")
    private @Nullable Integer to;

    private final Session session;
    private final Texts texts;

    public WorkflowDiff(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowDiff.class);
    }

    @Override
    public ExitCode run() {
        if ((workflow == null) == files.isEmpty())
            throw new CommandFailure(ExitCode.USAGE, texts.text("diff.which"), texts.text("diff.which.hint"));
        List<Difference> differences = workflow == null ? ofDocuments() : List.of(ofVersions(workflow));
        print(differences);
        return differences.stream().allMatch(Difference::same) ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private List<Difference> ofDocuments() {
        List<Checked> documents = Checked.all(new Sources(session).of(files, recursive), session);
        return documents.stream()
                .map(each -> Difference.between(
                        each.name(session),
                        registered(each),
                        new Difference.Side(each.source().name(), each.source().text())))
                .toList();
    }

    private Difference.Side registered(Checked document) {
        try {
            return new Difference.Side(
                    texts.text("diff.server", document.name(session)),
                    session.client().workflows().source(document.id()));
        } catch (LinkLoomException e) {
            if (e.status() != 404) throw e;
            return new Difference.Side(texts.text("diff.nowhere", document.name(session)), "");
        }
    }

    /** Without numbers: the newest version against the one before. */
    private Difference ofVersions(String typed) {
        String id = session.references().workflow(typed);
        int newest = session.client().workflows().versions(id).stream()
                .mapToInt(WorkflowVersion::version)
                .max()
                .orElse(1);
        int upper = to == null ? newest : to;
        int lower = from == null ? Math.max(1, upper - 1) : from;
        return Difference.between(typed, version(typed, id, lower), version(typed, id, upper));
    }

    private Difference.Side version(String name, String id, int number) {
        return new Difference.Side(
                texts.text("diff.version", name, number),
                session.client().workflows().source(id, number));
    }

    private void print(List<Difference> differences) {
        switch (session.output().format()) {
            case TABLE, WIDE -> differences.forEach(this::printForPeople);
            case NAME ->
                session.output()
                        .list(differences.stream().filter(each -> !each.same()).toList(), COLUMNS, texts.text("none"));
            case CSV, JSON, JSONL, YAML -> {
                if (differences.size() > 1) session.output().list(differences, COLUMNS, texts.text("none"));
                else
                    session.output().one(differences.getFirst(), Difference::workflow, () -> {
                        throw new IllegalStateException("Expected a format for programs");
                    });
            }
        }
    }

    private void printForPeople(Difference difference) {
        if (difference.same()) {
            session.output().message(texts.text("diff.same", difference.workflow()));
            return;
        }
        session.output().text(difference.painted(session.output().style()));
        if (difference.sameMeaning()) session.output().message(texts.text("diff.same-meaning", difference.workflow()));
    }
}
