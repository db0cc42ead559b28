package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.cli.contract.wire.Job;

/** A higher attempt after the work was done: as when a server died before it could write the answer down. */
final class Redelivery implements Check {
    @Override
    public Card card() {
        return new Card("redelivery", Card.Weight.ESSENTIAL, Card.Section.REPETITIONS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Job job = bench.job();
        Attempt first = bench.attempt(job, 1);
        Outcome outcome = bench.perform(first);
        if (!(outcome instanceof Outcome.Done done)) return Findings.of(outcome);
        first.ticket().outdate();
        Attempt second = bench.attempt(job, 2);
        Exchange again = bench.send(second);
        Verdict fault = Repetition.nextAttempt(bench, second, again, done.output());
        return fault == null ? Repetition.same(bench, done.output()) : fault;
    }
}
