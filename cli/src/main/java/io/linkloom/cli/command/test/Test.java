package io.linkloom.cli.command.test;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.OutputFormat;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom test FILE|DIR…`. */
@Command
public final class Test implements Action {
    @Parameters(paramLabel = "FILE", arity = "0..*")
    private List<String> places = new ArrayList<>();

    @Option(names = "--filter", paramLabel = "TEXT")
    private String filter = "";

    @Option(names = "--junit", paramLabel = "FILE")
    private @Nullable String junit;

    private final Session session;
    private final Texts texts;

    public Test(Session session) {
        this.session = session;
        this.texts = session.texts(Test.class);
    }

    @Override
    public ExitCode run() {
        List<String> files = new TestFiles(session, texts).find(places.isEmpty() ? List.of(".") : places);
        OutputFormat format = session.output().format();
        boolean people = format == OutputFormat.TABLE || format == OutputFormat.WIDE;
        Lines lines = new Lines(session, texts);
        Examiner examiner = new Examiner(session, filter, people ? lines : Listener.NOBODY);
        List<ToldTests.File> told = new ArrayList<>();
        for (String file : files) examiner.take(file).ifPresent(told::add);
        ToldTests all = ToldTests.of(told);
        if (junit != null) new JunitReport(session, texts).write(junit, all);
        if (all.isEmpty()) throw new CommandFailure(ExitCode.NOT_FOUND, texts.text("none.filtered", filter));
        // Beside the lines that are there already, people only want the sum.
        if (people) lines.sum(all);
        else if (format != OutputFormat.NAME || !all.name().isEmpty())
            session.output().one(all, ToldTests::name, Sheet::new);
        return all.invalid() > 0 ? ExitCode.INVALID : all.failed() > 0 ? ExitCode.TESTS_FAILED : ExitCode.OK;
    }
}
