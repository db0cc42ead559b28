package io.linkloom.cli.command.execution;

import io.linkloom.api.Comparison;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Json;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom execution compare EXECUTION OTHER`: side by side, with where they part. */
@Command
public final class ExecutionCompare extends OnExecution {
    private static final Columns<Comparison.Side> SIDES = Columns.of(ExecutionCompare.class, Comparison.Side.class)
            .id("execution", Comparison.Side::execution)
            .column("workflow", Comparison.Side::workflow)
            .column("version", Comparison.Side::version)
            .column("state", Comparison.Side::state)
            .column("trigger", Comparison.Side::trigger)
            .column("startedAt", Comparison.Side::startedAt)
            .column("duration", each -> span(each.duration()))
            .column("error", each -> Errors.line(each.error()));
    private static final Columns<Comparison.Difference> VALUES = Columns.of(
                    ExecutionCompare.class, Comparison.Difference.class)
            .id("name", Comparison.Difference::name)
            .column("a", each -> value(each.a()))
            .column("b", each -> value(each.b()));
    private static final Columns<Comparison.Task> TASKS = Columns.of(ExecutionCompare.class, Comparison.Task.class)
            .id("task", Comparison.Task::task)
            .column("a", each -> state(each.a()))
            .column("b", each -> state(each.b()))
            .column("durationA", each -> each.a() == null ? "" : span(each.a().duration()))
            .column("durationB", each -> each.b() == null ? "" : span(each.b().duration()))
            .column("output", each -> each.sameOutput() ? "=" : "!=");

    @Parameters(index = "1", paramLabel = "OTHER")
    private String other = "";

    public ExecutionCompare(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        Comparison comparison = executions().compare(id(), session.references().execution(other));
        session.output()
                .one(comparison, each -> each.a().execution() + " " + each.b().execution(), () -> sheet(comparison));
        return ExitCode.OK;
    }

    private Sheet sheet(Comparison comparison) {
        return new Sheet()
                .rows(null, SIDES, List.of(comparison.a(), comparison.b()))
                .text(divergence(comparison.firstDivergence()))
                .rows(texts.text("compare.inputs"), VALUES, comparison.inputs())
                .rows(texts.text("compare.tasks"), TASKS, comparison.tasks())
                .rows(texts.text("compare.outputs"), VALUES, comparison.outputs());
    }

    private String divergence(Comparison.@Nullable Divergence first) {
        return first == null
                ? texts.text("compare.same")
                : texts.text(
                        "compare." + first.what().toLowerCase(Locale.ROOT),
                        first.task(),
                        value(first.a()),
                        value(first.b()));
    }

    private static Object state(Comparison.@Nullable Run run) {
        return run == null ? "" : run.state();
    }

    private static String span(@Nullable String iso) {
        return iso == null ? "" : Times.span(Duration.parse(iso));
    }

    private static String value(@Nullable Object value) {
        return value == null ? "" : value instanceof String text ? text : Json.line(value);
    }
}
