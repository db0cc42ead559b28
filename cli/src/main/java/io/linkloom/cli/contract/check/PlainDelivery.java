package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A task as it comes every day: everything else builds on that it is done. */
public final class PlainDelivery implements Check {
    private @Nullable Baseline baseline;

    @Override
    public Card card() {
        return new Card("accepted", Card.Weight.ESSENTIAL, Card.Section.ANSWERS);
    }

    /** How it went; null before it was run. */
    public @Nullable Baseline baseline() {
        return baseline;
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        long started = System.nanoTime();
        Attempt attempt = bench.fresh();
        Exchange exchange = bench.send(attempt);
        Outcome outcome = bench.outcome(attempt, exchange);
        Duration after = Duration.ofNanos(System.nanoTime() - started);
        baseline = new Baseline(exchange, outcome, after);
        return switch (outcome) {
            case Outcome.Done done ->
                Verdict.passed(exchange.status() == 202 ? "by-callback" : "at-once", after.toMillis());
            case Outcome.Refused(int status, boolean retried) -> refused(bench, status);
            default -> Findings.of(outcome);
        };
    }

    private static Verdict refused(Bench bench, int status) {
        boolean credentials = status == 401 || status == 403;
        if (credentials && bench.target().secret() == null) return Verdict.failed("needs-secret", status);
        if (credentials) return Verdict.failed("wrong-secret", status);
        if (status / 100 == 3) return Verdict.failed("redirect", status);
        return Verdict.failed(status == 404 ? "no-such-task" : "refused", status);
    }
}
