package io.linkloom.cli.command.simulate;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.offline.FindingLines;
import io.linkloom.cli.offline.ToldRun;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.simulation.rehearsal.Distribution;
import io.linkloom.simulation.rehearsal.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom simulate FILE`. */
@Command
public final class Simulate implements Action {
    private static final int MOST_RUNS = 100_000;

    @Parameters(paramLabel = "FILE")
    private String file = "";

    @Option(names = "-p", paramLabel = "NAME=VALUE")
    private Map<String, String> inputs = new LinkedHashMap<>();

    @Option(names = "--at", paramLabel = "TIME")
    private @Nullable Instant at;

    @Option(names = "--scenario", paramLabel = "NAME")
    private @Nullable String scenario;

    @Option(names = "--task", paramLabel = "ID=BEHAVIOUR")
    private Map<String, String> tasks = new LinkedHashMap<>();

    @Option(names = "--child", paramLabel = "FILE")
    private List<String> children = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N")
    private @Nullable Long seed;

    @Option(names = "--runs", paramLabel = "N")
    private int runs = 1;

    private final Session session;
    private final Texts texts;

    public Simulate(Session session) {
        this.session = session;
        this.texts = session.texts(Simulate.class);
    }

    @Override
    public ExitCode run() {
        if (runs < 1 || runs > MOST_RUNS) throw new CommandFailure(ExitCode.USAGE, texts.text("runs.bad", runs));
        Stage stage = Stage.of(session, file, children);
        Stage.Play play = stage.play(scenario, inputs, at, tasks);
        long first = seed == null ? play.seed() : seed;
        // Whatever keeps it from starting keeps every run from it.
        switch (stage.rehearsal().run(play.setting(), first)) {
            case Outcome.Told told
            when runs == 1 -> {
                ToldRun run = ToldRun.of(told.story(), first, session.locale());
                session.output().one(run, each -> each.state().name(), () -> new RunSheet(session, texts).of(run));
                hint(run);
                return ExitCode.ofEnd(run.state());
            }
            case Outcome.Told told -> many(stage, play, first);
            case Outcome.Refused refused -> {
                String lines = new FindingLines(session).lines("-p", refused.errors());
                throw new CommandFailure(ExitCode.INVALID, texts.text("refused") + "\n" + lines);
            }
            case Outcome.NotStarted not ->
                throw new CommandFailure(
                        ExitCode.CONFLICT, texts.text("not-started", not.why().in(session.locale())));
        }
        return ExitCode.OK;
    }

    private void many(Stage stage, Stage.Play play, long first) {
        Distribution distribution = stage.rehearsal().runs(play.setting(), first, runs);
        if (distribution == null) throw new IllegalStateException("Expected runs that start, as the first one did");
        ToldRuns all = ToldRuns.of(stage.workflow(), distribution, first);
        session.output().one(all, ToldRuns::name, () -> new RunsSheet(session, texts).of(all));
    }

    /** What a first try runs into: nobody has said what the tasks give. */
    private void hint(ToldRun run) {
        if (run.error() != null && run.error().code().equals("EXPRESSION") && tasks.isEmpty() && scenario == null) {
            session.output().hint(texts.text("hint.output"));
        }
    }
}
