package io.linkloom.cli.command.watch;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.terminal.Terminal.Attached;
import io.linkloom.cli.text.Texts;
import io.linkloom.cli.watch.plain.PlainWatch;
import io.linkloom.cli.watch.shell.WatchSession;
import io.linkloom.model.filter.FilterProblem;
import io.linkloom.model.filter.FilterReading;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `loom watch`. */
@Command
public final class Watch implements Action {
    @Option(names = "--filter", paramLabel = "FILTER")
    private String filter = "";

    private final Session session;
    private final Texts texts;

    public Watch(Session session) {
        this.session = session;
        this.texts = session.texts(Watch.class);
    }

    @Override
    public ExitCode run() {
        FilterReading reading = FilterReading.of(filter);
        if (!reading.isSound()) throw wrong(reading.problems().getFirst());
        // Whatever keeps this caller from the server is said before a screen is taken over.
        session.client().meta();
        try {
            if (isWatched()) return new WatchSession(session, reading).run() ? ExitCode.INTERRUPTED : ExitCode.OK;
        } catch (IOException noTerminal) {
            session.output().message(texts.text("no-screen"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        new PlainWatch(session, reading).run();
        return ExitCode.OK;
    }

    private boolean isWatched() {
        Attached attached = session.terminal().attached();
        boolean forPeople = session.output().format() == OutputFormat.TABLE;
        return attached.in()
                && attached.out()
                && forPeople
                && session.output().style().signs()
                && !"dumb".equals(session.surroundings().environment().get("TERM"));
    }

    private CommandFailure wrong(FilterProblem problem) {
        String marked = filter + "\n  " + " ".repeat(problem.from()) + "^".repeat(problem.to() - problem.from());
        String words = problem.text().in(session.locale());
        return new CommandFailure(ExitCode.USAGE, words + "\n  " + marked, texts.text("filter-help"));
    }
}
