package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Ticket;
import io.linkloom.cli.contract.wire.Exchange;

/** 409 is the last word: the attempt does not count any more, and asking again changes nothing. */
final class CallbackGivenUp implements Check {
    @Override
    public Card card() {
        return new Card("callback-given-up", Card.Weight.MANNERS, Card.Section.CALLBACKS).needing(Card.Needs.CALLBACKS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh();
        Ticket ticket = attempt.ticket().outdate();
        Exchange exchange = bench.send(attempt);
        if (!ticket.awaitResults(1, bench.patience().callback())) return Findings.of(bench.outcome(attempt, exchange));
        boolean again = ticket.awaitResults(2, bench.settling());
        return again ? Verdict.warning("insists") : Verdict.passed("accepted");
    }
}
