package io.linkloom.cli.command.workflow;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.Page;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.output.Times;
import io.linkloom.cli.session.Session;
import io.linkloom.client.ExecutionQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom workflow stats ID`: how its executions end and how long they take. */
@Command
public final class WorkflowStats extends OnWorkflow {
    private static final int PAGE = 500;

    @Option(names = "--since", paramLabel = "TIME")
    private @Nullable Instant since;

    @Option(names = "--last", paramLabel = "N")
    private int last = 1_000;

    private record Count(Enum<?> state, long executions, String share) {}

    private static final Columns<Count> STATES = Columns.of(WorkflowStats.class, Count.class)
            .id("state", Count::state)
            .column("executions", Count::executions)
            .column("share", Count::share);

    private record Started(String trigger, long executions) {}

    private static final Columns<Started> TRIGGERS = Columns.of(WorkflowStats.class, Started.class)
            .id("trigger", Started::trigger)
            .column("executions", Started::executions);

    public WorkflowStats(Session session) {
        super(session);
    }

    @Override
    public ExitCode run() {
        String id = id();
        workflows().get(id);
        Numbers numbers = Numbers.of(name(), executions(id));
        session.output().one(numbers, Numbers::workflow, () -> sheet(numbers));
        return ExitCode.OK;
    }

    private List<ExecutionSummary> executions(String id) {
        List<ExecutionSummary> all = new ArrayList<>();
        String cursor = null;
        do {
            ExecutionQuery query = ExecutionQuery.newest(Math.clamp(last - all.size(), 1, PAGE))
                    .ofWorkflow(id)
                    .between(since, null)
                    .after(cursor);
            Page<ExecutionSummary> page = session.client().executions().list(query);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && all.size() < last);
        return all;
    }

    private Sheet sheet(Numbers numbers) {
        if (numbers.executions() == 0) return new Sheet().title(numbers.workflow(), texts.text("stats.none"));
        Double rate = numbers.successRate();
        return new Sheet()
                .title(numbers.workflow(), texts.text("stats.of", numbers.executions()))
                .fact(texts.text("stats.from"), numbers.from())
                .fact(texts.text("stats.succeeded"), rate == null ? null : percent(rate))
                .fact(texts.text("stats.median"), span(numbers.p50Millis()))
                .fact(texts.text("stats.p95"), span(numbers.p95Millis()))
                .fact(texts.text("stats.longest"), span(numbers.maxMillis()))
                .rows(
                        texts.text("stats.states"),
                        STATES,
                        numbers.states().entrySet().stream()
                                .map(each -> new Count(
                                        ExecutionState.valueOf(each.getKey()),
                                        each.getValue(),
                                        percent((double) each.getValue() / numbers.executions())))
                                .toList())
                .rows(texts.text("stats.triggers"), TRIGGERS, started(numbers.triggers()));
    }

    private static List<Started> started(Map<String, Long> triggers) {
        return triggers.entrySet().stream()
                .map(each -> new Started(each.getKey(), each.getValue()))
                .toList();
    }

    private static @Nullable String span(@Nullable Long millis) {
        return millis == null ? null : Times.span(Duration.ofMillis(millis));
    }

    private static String percent(double share) {
        return Math.round(share * 1000) / 10.0 + " %";
    }
}
