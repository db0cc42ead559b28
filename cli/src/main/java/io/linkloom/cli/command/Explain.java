package io.linkloom.cli.command;

import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.manual.Field;
import io.linkloom.cli.manual.LanguageFields;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom explain [FIELD]`: what a key of a workflow document means, without a server. */
@Command
public final class Explain implements Action {
    private static final Columns<Field> KEYS = Columns.of(Explain.class, Field.class)
            .id("key", Field::name)
            .column("type", Field::type)
            .column("needed", each -> each.required() ? "*" : "")
            .column("description", Field::description);

    @Parameters(paramLabel = "FIELD", arity = "0..1")
    private String field = "";

    private final Session session;
    private final Texts texts;

    public Explain(Session session) {
        this.session = session;
        this.texts = session.texts(Explain.class);
    }

    @Override
    public ExitCode run() {
        Field found = new LanguageFields(texts).find(field);
        session.output().one(found, Field::path, () -> sheet(found));
        return ExitCode.OK;
    }

    private Sheet sheet(Field found) {
        return new Sheet()
                .title(found.path().isEmpty() ? texts.text("explain.document") : found.path(), found.type())
                .text(found.description())
                .fact(texts.text("explain.required"), found.required() ? texts.text("explain.yes") : "")
                .fact(texts.text("explain.one-of"), String.join(", ", found.oneOf()))
                .fact(texts.text("explain.bounds"), found.bounds())
                .rows(null, KEYS, found.fields());
    }
}
