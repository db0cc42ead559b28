package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import java.net.URI;

/** A task that the backend does not have: a slip in a workflow is to be seen at once. */
final class UnknownTask implements Check {
    @Override
    public Card card() {
        return new Card("unknown-task", Card.Weight.IMPORTANT, Card.Section.ERRORS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        URI nowhere = bench.target().url().resolve("no-such-task-contract-probe");
        Exchange exchange = bench.send(bench.fresh().with(delivery -> delivery.to(nowhere)));
        if (exchange.answer() == null) return Findings.unanswered(exchange);
        int status = exchange.status();
        if (status == 404) return Verdict.passed("not-found");
        if (exchange.answer().isSuccess()) return Verdict.failed("welcomed", status);
        return exchange.answer().isRetried()
                ? Verdict.failed("asked-again", status)
                : Verdict.warning("other-status", status);
    }
}
