package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;

/** The same delivery twice, one after the other: as when an answer got lost on its way. */
final class Duplicate implements Check {
    @Override
    public Card card() {
        return new Card("duplicate", Card.Weight.ESSENTIAL, Card.Section.REPETITIONS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh();
        Outcome first = bench.perform(attempt);
        if (!(first instanceof Outcome.Done done)) return Findings.of(first);
        Exchange again = bench.send(attempt);
        Verdict fault = Repetition.sameAttempt(bench, attempt, again, done.output());
        return fault == null ? Repetition.same(bench, done.output()) : fault;
    }
}
