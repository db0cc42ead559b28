package io.linkloom.cli.command.backend;

import io.linkloom.api.BackendDetails;
import io.linkloom.api.BackendInstance;
import io.linkloom.api.BackendRate;
import io.linkloom.api.BackendSpec;
import io.linkloom.api.BackendStatus;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Columns;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** `loom backend describe NAME`. */
@Command
public final class BackendDescribe implements Action {
    private static final Columns<BackendInstance> INSTANCES = Columns.of(BackendDescribe.class, BackendInstance.class)
            .id("url", BackendInstance::url)
            .column("state", BackendInstance::state)
            .column("since", BackendInstance::since)
            .column("until", BackendInstance::until)
            .column("outstanding", BackendInstance::outstanding)
            .column("lastError", BackendInstance::lastError)
            .column("lastErrorAt", BackendInstance::lastErrorAt);

    @Parameters(paramLabel = "NAME")
    private String name = "";

    private final Session session;
    private final Texts texts;

    public BackendDescribe(Session session) {
        this.session = session;
        this.texts = session.texts(BackendDescribe.class);
    }

    @Override
    public ExitCode run() {
        BackendDetails backend = session.client().backends().get(name);
        session.output().one(backend, BackendDetails::name, () -> sheet(backend));
        return ExitCode.OK;
    }

    private Sheet sheet(BackendDetails backend) {
        BackendSpec spec = backend.spec();
        BackendStatus status = backend.status();
        return new Sheet()
                .title(backend.name(), status.state())
                .fact(texts.text("describe.waits"), status.why())
                .fact(texts.text("describe.slots"), status.used() + "/" + status.limit())
                .fact(texts.text("describe.waiting"), status.waiting())
                .fact(texts.text("describe.health"), spec.healthPath())
                .fact(texts.text("describe.rate"), rate(spec.rate()))
                .fact(texts.text("describe.timeout"), spec.timeout())
                .fact(texts.text("describe.namespaces"), spec.namespaces())
                .fact(
                        texts.text("describe.secrets"),
                        String.join(", ", Objects.requireNonNullElse(spec.secrets(), List.of())))
                .fact(texts.text("describe.updated"), backend.updatedAt())
                .rows(null, INSTANCES, status.instances());
    }

    private static String rate(@Nullable BackendRate rate) {
        return rate == null ? "" : rate.limit() + "/" + rate.per();
    }
}
