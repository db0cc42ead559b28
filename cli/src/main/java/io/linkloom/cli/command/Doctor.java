package io.linkloom.cli.command;

import io.linkloom.cli.doctor.Examination;
import io.linkloom.cli.doctor.Finding;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Style;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.List;
import picocli.CommandLine.Command;

/** `loom doctor`: looks at everything between a person and their server, each with what would mend it. */
@Command
public final class Doctor implements Action {
    private final Session session;
    private final Texts texts;

    public Doctor(Session session) {
        this.session = session;
        this.texts = session.texts(Doctor.class);
    }

    @Override
    public ExitCode run() {
        List<Finding> findings = new Examination(session).all();
        Columns<Finding> columns = Columns.of(Doctor.class, Finding.class)
                .id("check", each -> texts.text("doctor." + each.check()))
                .column("result", Finding::result)
                .column("found", Finding::found)
                .wide("fix", Finding::fix);
        session.output().list(findings, columns, "");
        Style style = session.output().aside();
        for (Finding each : findings) {
            if (each.fix() != null)
                session.output()
                        .message(style.signed(
                                each.result().name(),
                                texts.text("doctor.fix", texts.text("doctor." + each.check()), each.fix())));
        }
        return findings.stream()
                .filter(each -> each.result() == Finding.Result.DOWN)
                .findFirst()
                .map(Finding::exit)
                .orElse(ExitCode.OK);
    }
}
