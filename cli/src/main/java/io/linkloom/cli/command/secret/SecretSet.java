package io.linkloom.cli.command.secret;

import io.linkloom.api.SecretSaved;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom secret set NAME`: the value is piped in, or stands in a file. One line feed at its end is not part of it. */
@Command
public final class SecretSet implements Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--from-file", paramLabel = "FILE")
    private @Nullable String file;

    private final Session session;
    private final Texts texts;

    public SecretSet(Session session) {
        this.session = session;
        this.texts = session.texts(SecretSet.class);
    }

    @Override
    public ExitCode run() {
        String value = value();
        SecretSaved saved = session.client().secrets().put(session.references().workflow(name), value);
        saved.warnings().forEach(warning -> session.output().message(texts.text("warning", warning.message())));
        session.output()
                .done(saved, SecretSaved::name, texts.text("set." + saved.result(), saved.namespace(), saved.name()));
        return ExitCode.OK;
    }

    private String value() {
        if (file == null && session.terminal().attached().in()) {
            throw new CommandFailure(ExitCode.USAGE, texts.text("set.none"), texts.text("set.none.hint", name));
        }
        String value = new Documents(session).text(file == null ? "-" : file);
        return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    }
}
