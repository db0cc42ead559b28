package io.linkloom.cli.command.backend;

import io.linkloom.api.BackendDetails;
import io.linkloom.api.BackendRate;
import io.linkloom.api.BackendSpec;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.client.LinkLoomException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom backend add NAME --instance URL`. */
@Command
public final class BackendAdd implements Action {
    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--instance", paramLabel = "URL", required = true)
    private List<String> instances = List.of();

    @Option(names = "--health", paramLabel = "PATH")
    private @Nullable String health;

    @Option(names = "--concurrency", paramLabel = "N")
    private @Nullable Integer concurrency;

    @Option(names = "--rate", paramLabel = "N/PERIOD")
    private @Nullable String rate;

    @Option(names = "--task-timeout", paramLabel = "TIME")
    private @Nullable Duration timeout;

    @Option(names = "--allow", paramLabel = "NAMESPACE", split = ",")
    private @Nullable List<String> namespaces;

    @Option(names = "--secret-file", paramLabel = "FILE")
    private @Nullable String secretFile;

    @Option(names = "--replace")
    private boolean replace;

    private final Session session;
    private final Texts texts;

    public BackendAdd(Session session) {
        this.session = session;
        this.texts = session.texts(BackendAdd.class);
    }

    @Override
    public ExitCode run() {
        BackendSpec spec = spec();
        if (!replace && exists()) {
            throw new CommandFailure(ExitCode.CONFLICT, texts.text("add.exists", name), texts.text("add.exists.hint"));
        }
        BackendDetails saved = session.client().backends().put(name, spec);
        session.output().done(saved, BackendDetails::name, texts.text("add.done", name));
        session.output().hint(texts.text("add.next", name));
        return ExitCode.OK;
    }

    private BackendSpec spec() {
        List<String> secrets = secretFile == null
                ? null
                : List.of(new Documents(session).text(secretFile).strip());
        return new BackendSpec(
                instances, health, concurrency, rate == null ? null : rate(rate), null, timeout, namespaces, secrets);
    }

    /** `100/minute`, or `5/s`. */
    private BackendRate rate(String text) {
        int slash = text.indexOf('/');
        try {
            int limit = Integer.parseInt(text.substring(0, Math.max(0, slash)));
            return new BackendRate(
                    limit,
                    switch (text.substring(slash + 1)) {
                        case "s", "second" -> BackendRate.SECOND;
                        case "m", "min", "minute" -> BackendRate.MINUTE;
                        case "h", "hour" -> BackendRate.HOUR;
                        default -> throw new NumberFormatException(text);
                    },
                    null);
        } catch (NumberFormatException e) {
            throw new CommandFailure(ExitCode.USAGE, texts.text("add.rate", text), texts.text("add.rate.hint"));
        }
    }

    private boolean exists() {
        try {
            session.client().backends().get(name);
            return true;
        } catch (LinkLoomException e) {
            if (e.status() == 404) return false;
            throw e;
        }
    }
}
