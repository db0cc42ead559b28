package io.linkloom.cli.contract;

import io.linkloom.cli.contract.callback.CallbackReceiver;
import io.linkloom.cli.contract.callback.Ticket;
import io.linkloom.cli.contract.check.Baseline;
import io.linkloom.cli.contract.check.Bench;
import io.linkloom.cli.contract.check.Check;
import io.linkloom.cli.contract.check.Checks;
import io.linkloom.cli.contract.check.History;
import io.linkloom.cli.contract.check.PlainDelivery;
import io.linkloom.cli.contract.check.Verdict;
import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.cli.contract.wire.Target;
import io.linkloom.cli.contract.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a backend one question after the other. */
public final class ContractTester implements AutoCloseable {
    private final Target target;
    private final Wire wire;
    private final CallbackReceiver receiver;
    private final History history = new History();

    /**
     * @param callbacks under which the backend reaches this machine, with a port to listen on; null: it runs on this machine
     * @throws IOException when that port cannot be had
     */
    public ContractTester(Target target, @Nullable URI callbacks) throws IOException {
        this.target = target;
        receiver = new CallbackReceiver(callbacks, target.patience().hold());
        wire = new Wire(target.patience().answer());
    }

    /** Names of all checks, in their order. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(new PlainDelivery().card().id()));
        Checks.all().forEach(check -> names.add(check.card().id()));
        return names;
    }

    /**
     * @param only names of checks; empty: all. The plain delivery is always made, for all others build on it
     * @param progress told each result as soon as it is there
     */
    public Report run(Set<String> only, Consumer<CheckResult> progress) throws InterruptedException {
        List<CheckResult> results = new ArrayList<>();
        PlainDelivery plain = new PlainDelivery();
        results.add(ask(plain, null));
        progress.accept(results.getFirst());
        Baseline baseline = plain.baseline();
        for (Check check : Checks.all()) {
            if (!only.isEmpty() && !only.contains(check.card().id())) continue;
            String missing = missing(check, baseline);
            CheckResult result = missing == null
                    ? ask(check, baseline)
                    : new CheckResult(check, Verdict.notApplicable(missing), List.of());
            results.add(result);
            progress.accept(result);
        }
        return new Report(target.url(), Grade.of(results), only.isEmpty(), List.copyOf(results));
    }

    private CheckResult ask(Check check, @Nullable Baseline baseline) throws InterruptedException {
        Bench bench = new Bench(target, wire, receiver, history, baseline);
        Verdict verdict = check.run(bench);
        for (Exchange exchange : bench.seen().exchanges()) history.add(exchange);
        for (Ticket ticket : bench.seen().tickets()) history.add(ticket);
        return new CheckResult(check, verdict, bench.seen().evidence());
    }

    /** What the check would need and there is not. */
    private @Nullable String missing(Check check, @Nullable Baseline baseline) {
        if (baseline == null || !baseline.isDone()) return "not-accepted";
        boolean there = switch (check.card().needs()) {
            case NOTHING -> true;
            case SECRET -> target.secret() != null;
            case CALLBACKS -> baseline.callsBack();
            case ANSWERS -> !baseline.callsBack();
            case ENVELOPE -> !target.asItIs();
        };
        return there ? null : "no-" + check.card().needs().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        receiver.close();
        wire.close();
    }
}
