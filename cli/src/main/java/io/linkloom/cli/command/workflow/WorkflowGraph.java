package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.api.WorkflowLayout;
import io.linkloom.cli.document.Checked;
import io.linkloom.cli.document.Sources;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.graph.DefinedGraph;
import io.linkloom.cli.graph.Dot;
import io.linkloom.cli.graph.Drawing;
import io.linkloom.cli.graph.Mermaid;
import io.linkloom.cli.graph.Paper;
import io.linkloom.cli.graph.Svg;
import io.linkloom.cli.graph.TextGraph;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.yaml.ReadResult;
import io.linkloom.model.yaml.WorkflowReader;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow graph ID`: its tasks and what depends on what, drawn; of a document too, and with the states of an execution. */
@Command
public final class WorkflowGraph implements Action {
    private static final int WIDTH_OF_A_PIPE = 120;

    /** What can be made of a graph. */
    enum Format {
        ASCII,
        MERMAID,
        DOT,
        SVG
    }

    @Parameters(paramLabel = "ID", arity = "0..1")
    private @Nullable String workflow;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE")
    private @Nullable String file;

    @Option(names = "--execution", paramLabel = "EXECUTION")
    private @Nullable String execution;

    @Option(names = "--format", paramLabel = "FORMAT")
    private Format format = Format.ASCII;

    @Option(names = "--width", paramLabel = "COLUMNS")
    private @Nullable Integer width;

    private final Session session;
    private final Texts texts;

    public WorkflowGraph(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowGraph.class);
    }

    /** What is drawn. */
    private record Subject(
            String id,
            String shown,
            WorkflowGraphView graph,
            @Nullable ExecutionDetails run) {}

    @Override
    public ExitCode run() {
        Subject subject = subject();
        TaskLabels labels = new TaskLabels(subject.run(), session.output().style());
        switch (session.output().format()) {
            case TABLE, WIDE -> session.output().text(picture(subject, labels));
            case NAME, CSV, JSON, JSONL, YAML ->
                session.output().one(subject.graph(), graph -> subject.shown(), Sheet::new);
        }
        return ExitCode.OK;
    }

    private Subject subject() {
        if (file != null && workflow == null && execution == null) {
            Checked document = Checked.all(List.of(new Sources(session).one(file)), session)
                    .getFirst();
            return new Subject(
                    document.id(),
                    document.name(session),
                    DefinedGraph.of(document.read().graph()),
                    null);
        }
        if (file != null || workflow == null && execution == null)
            throw new CommandFailure(ExitCode.USAGE, texts.text("graph.which"), texts.text("graph.which.hint"));
        String id = workflow == null ? null : session.references().workflow(workflow);
        if (execution == null)
            return new Subject(
                    Objects.requireNonNull(id),
                    Objects.requireNonNull(workflow),
                    session.client().workflows().graph(id),
                    null);
        return ofExecution(id, execution);
    }

    /** In the version that it ran. */
    private Subject ofExecution(@Nullable String id, String typed) {
        ExecutionDetails run = session.client().execution(session.references().execution(typed));
        String own = run.namespace().equals("default") ? run.workflow() : run.namespace() + ":" + run.workflow();
        if (id != null && !id.equals(own))
            throw new CommandFailure(ExitCode.USAGE, texts.text("graph.other", run.id(), own, id));
        String source = session.client().workflows().source(own, run.version());
        return switch (WorkflowReader.read(source)) {
            case ReadResult.Valid valid -> new Subject(own, run.id(), DefinedGraph.of(valid.graph()), run);
            case ReadResult.Invalid invalid ->
                new Subject(own, run.id(), session.client().workflows().graph(own), run);
        };
    }

    private String picture(Subject subject, TaskLabels labels) {
        return switch (format) {
            case ASCII -> drawn(subject, labels);
            case MERMAID -> Mermaid.of(subject.graph(), labels.states());
            case DOT -> Dot.of(subject.id(), subject.graph(), labels.states());
            case SVG -> Svg.of(layout(subject), labels.states());
        };
    }

    private String drawn(Subject subject, TaskLabels labels) {
        int columns = width != null
                ? width
                : session.terminal().attached().out() ? session.terminal().width() : WIDTH_OF_A_PIPE;
        Paper paper = new Paper(columns, session.output().style().ascii());
        Drawing drawing = TextGraph.draw(subject.graph(), labels::of, paper);
        if (drawing.form() == Drawing.Form.LIST) session.output().message(texts.text("graph.list", columns));
        return labels.painted(drawing);
    }

    private WorkflowLayout layout(Subject subject) {
        if (file != null)
            throw new CommandFailure(
                    ExitCode.USAGE, texts.text("graph.svg-of-file"), texts.text("graph.svg-of-file.hint"));
        ExecutionDetails run = subject.run();
        return run == null
                ? session.client().workflows().layout(subject.id())
                : session.client().workflows().layout(subject.id(), run.version());
    }
}
