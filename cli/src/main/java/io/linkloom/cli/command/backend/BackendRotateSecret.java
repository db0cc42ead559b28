package io.linkloom.cli.command.backend;

import io.linkloom.api.BackendDetails;
import io.linkloom.api.BackendSpec;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.output.Sheet;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom backend rotate-secret NAME`: a new secret signs beside the old ones, until `--drop-others` takes these away. */
@Command
public final class BackendRotateSecret implements Action {
    private static final int BYTES = 32;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--drop-others")
    private boolean dropOthers;

    private final Session session;
    private final Texts texts;

    public BackendRotateSecret(Session session) {
        this.session = session;
        this.texts = session.texts(BackendRotateSecret.class);
    }

    @Override
    public ExitCode run() {
        BackendDetails backend = session.client().backends().get(name);
        List<String> known = Objects.requireNonNullElse(backend.spec().secrets(), List.of());
        if (dropOthers) {
            session.confirmation().ask(texts.text("rotate.ask", name));
            List<String> newest = known.isEmpty() ? List.of() : List.of(known.getLast());
            BackendDetails after = session.client().backends().put(name, with(backend.spec(), newest));
            session.output().done(after, BackendDetails::name, texts.text("rotate.dropped", name));
            return ExitCode.OK;
        }
        String secret = fresh();
        List<String> all = new ArrayList<>(known);
        all.add(secret);
        session.client().backends().put(name, with(backend.spec(), all));
        session.output().message(texts.text("rotate.done", name));
        session.output().one(new Fresh(name, secret), Fresh::secret, () -> new Sheet().text(secret));
        session.output().hint(texts.text("rotate.next", name));
        return ExitCode.OK;
    }

    private record Fresh(String name, String secret) {}

    private static BackendSpec with(BackendSpec spec, List<String> secrets) {
        return new BackendSpec(
                spec.instances(),
                spec.healthPath(),
                spec.concurrency(),
                spec.rate(),
                spec.breaker(),
                spec.timeout(),
                spec.namespaces(),
                secrets);
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
