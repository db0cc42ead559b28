package io.linkloom.cli.command.workflow;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom workflow new [ID]`: a document to begin with, commented, valid as it is. */
@Command
public final class WorkflowNew implements Action {
    /** What there is to begin with. */
    enum Template {
        HTTP,
        SHELL,
        SCHEDULE,
        FAN_OUT,
        APPROVAL,
        EVENT
    }

    @Parameters(paramLabel = "ID", arity = "0..1")
    private String id = "my-workflow";

    @Option(names = "--template", paramLabel = "NAME")
    private String template = "http";

    @Option(names = "--to", paramLabel = "FILE")
    private @Nullable String file;

    private final Session session;
    private final Texts texts;

    /** What `-o json` prints. */
    record Begun(String id, String template, @Nullable String file, String source) {}

    public WorkflowNew(Session session) {
        this.session = session;
        this.texts = session.texts(WorkflowNew.class);
    }

    @Override
    public ExitCode run() {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}"))
            throw new CommandFailure(ExitCode.USAGE, texts.text("new.bad-id", id), texts.text("new.bad-id.hint"));
        String source = read(wanted()).replace("ID", id);
        if (file != null) {
            String written = file;
            write(written, source);
            Begun begun = new Begun(id, template, written, source);
            session.output().done(begun, each -> written, texts.text("new.written", written));
            session.output().hint(texts.text("new.next", written));
        } else if (session.output().format().isJson()) {
            session.output().one(new Begun(id, template, null, source), Begun::id, () -> {
                throw new IllegalStateException("Expected JSON");
            });
        } else {
            session.output().text(source);
        }
        return ExitCode.OK;
    }

    private Template wanted() {
        for (Template each : Template.values()) if (word(each).equals(template.toLowerCase(Locale.ROOT))) return each;
        throw new CommandFailure(
                ExitCode.USAGE,
                texts.text("new.no-template", template),
                texts.text(
                        "new.templates",
                        String.join(
                                ", ",
                                List.of(Template.values()).stream()
                                        .map(WorkflowNew::word)
                                        .toList())));
    }

    /** As it is typed, and the name of its file. */
    static String word(Template template) {
        return template.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String read(Template template) {
        try (InputStream in = WorkflowNew.class.getResourceAsStream("new/" + word(template) + ".yaml")) {
            if (in == null) throw new IllegalStateException("No document of the template " + template);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String source) {
        Path place = session.surroundings().file(name);
        if (Files.exists(place)) throw new CommandFailure(ExitCode.CONFLICT, texts.text("new.there", name));
        try {
            Files.writeString(place, source);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.UNEXPECTED, texts.text("export.failed", name));
        }
    }
}
