package io.linkloom.cli.command.backend;

import io.linkloom.cli.contract.CheckResult;
import io.linkloom.cli.contract.ContractTester;
import io.linkloom.cli.contract.Report;
import io.linkloom.cli.contract.wire.Patience;
import io.linkloom.cli.contract.wire.Target;
import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.session.Action;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Nearest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `loom backend test URL`: the only command that talks to a backend instead of a server. */
@Command
public final class BackendTest implements Action {
    @Parameters(paramLabel = "URL")
    private String url = "";

    @Mixin
    private TaskOptions task = new TaskOptions();

    @Option(names = "--only", paramLabel = "CHECK", split = ",")
    private List<String> only = List.of();

    @Option(names = "--callback-url", paramLabel = "URL")
    private @Nullable URI callbackUrl;

    @Option(names = "--callback-timeout", paramLabel = "TIME")
    private Duration callbackTimeout = Patience.USUAL.callback();

    private final Session session;
    private final Texts texts;

    public BackendTest(Session session) {
        this.session = session;
        this.texts = session.texts(BackendTest.class);
    }

    @Override
    public ExitCode run() {
        Duration answer = session.timeout().orElse(Patience.USUAL.answer());
        Patience patience = Patience.USUAL.withAnswer(answer).withCallback(callbackTimeout);
        Target target = task.target(session, url, patience);
        Report report = report(target, known(only));
        ReportSheet sheet = new ReportSheet(session, report);
        session.output().one(sheet.record(), GradedBackend::name, sheet::people);
        if (!report.isReachable()) return ExitCode.UNREACHABLE;
        return report.grade().isSound() ? ExitCode.OK : ExitCode.BACKEND_UNSOUND;
    }

    private Report report(Target target, Set<String> checks) {
        try (ContractTester tester = new ContractTester(target, callbackUrl)) {
            return tester.run(checks, this::tell);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.CONFLICT, texts.text("test.no-port", String.valueOf(callbackUrl)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, texts.text("test.interrupted"));
        }
    }

    /** It may take a minute: who looks sees that it goes on. */
    private void tell(CheckResult result) {
        String state = result.verdict().result().name();
        session.output()
                .hint(session.output()
                        .aside()
                        .signed(state, result.check().card().id()));
    }

    private Set<String> known(List<String> names) {
        List<String> all = ContractTester.names();
        for (String name : names) {
            if (all.contains(name)) continue;
            String near = Nearest.to(name, all);
            String hint = near == null ? String.join(", ", all) : texts.text("test.did-you-mean", near);
            throw new CommandFailure(ExitCode.USAGE, texts.text("test.no-check", name), hint);
        }
        return new LinkedHashSet<>(names);
    }
}
