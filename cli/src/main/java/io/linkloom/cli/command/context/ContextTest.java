package io.linkloom.cli.command.context;

import io.linkloom.api.Meta;
import io.linkloom.cli.context.Contexts;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom context test [NAME]`: whether its server answers, and what may be done there. */
@Command
public final class ContextTest implements Action {
    @Parameters(paramLabel = "NAME", arity = "0..1")
    private @Nullable String name;

    private final Session session;
    private final Texts texts;

    public ContextTest(Session session) {
        this.session = session;
        this.texts = session.texts(ContextTest.class);
    }

    /** What `-o json` prints. */
    record Answer(String server, String version, List<String> permissions, Duration took) {}

    @Override
    public ExitCode run() {
        String server = name == null
                ? session.server()
                : new Contexts(session.settings(), session.locale()).get(name).server();
        long start = System.nanoTime();
        Meta meta = session.connect(server).meta();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Answer answer = new Answer(server, meta.version(), meta.permissions(), took);
        session.output().one(answer, Answer::server, () -> sheet(answer));
        return ExitCode.OK;
    }

    private Sheet sheet(Answer answer) {
        return new Sheet()
                .title(session.output().style().signed("DONE", texts.text("test.answers", answer.server())))
                .fact(texts.text("test.version"), answer.version())
                .fact(texts.text("test.may"), String.join(", ", answer.permissions()))
                .fact(texts.text("test.took"), answer.took());
    }
}
