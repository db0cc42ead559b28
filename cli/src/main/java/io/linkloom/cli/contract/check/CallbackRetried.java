package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Ticket;
import io.linkloom.cli.contract.wire.Exchange;

/** The server is being restarted just when the result is ready: 503, and a moment later it would have been taken. */
final class CallbackRetried implements Check {
    @Override
    public Card card() {
        return new Card("callback-retried", Card.Weight.ESSENTIAL, Card.Section.CALLBACKS)
                .needing(Card.Needs.CALLBACKS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh();
        Ticket ticket = attempt.ticket().unavailable(1);
        Exchange exchange = bench.send(attempt);
        if (!ticket.awaitResults(1, bench.patience().callback())) return Findings.of(bench.outcome(attempt, exchange));
        return ticket.awaitResults(2, bench.patience().callback())
                ? Verdict.passed("again")
                : Verdict.failed("given-up", bench.patience().callback().toSeconds());
    }
}
