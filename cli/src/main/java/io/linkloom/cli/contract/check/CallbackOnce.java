package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Ticket;

/** One attempt has one result: what comes after it may repeat it, not contradict it. */
final class CallbackOnce implements Check {
    @Override
    public Card card() {
        return new Card("callback-once", Card.Weight.IMPORTANT, Card.Section.CALLBACKS).needing(Card.Needs.CALLBACKS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh();
        Outcome outcome = bench.perform(attempt);
        if (!(outcome instanceof Outcome.Done)) return Findings.of(outcome);
        Ticket ticket = attempt.ticket();
        ticket.awaitResults(2, bench.settling());
        if (ticket.isContradicted()) return Verdict.failed("other-value");
        int results = ticket.results().size();
        return results > 1 ? Verdict.passed("repeated", results) : Verdict.passed("once");
    }
}
