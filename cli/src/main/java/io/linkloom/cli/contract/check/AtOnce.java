package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import java.util.concurrent.CompletableFuture;

/** The same delivery twice at the same moment: two servers may both believe that it is theirs to send. */
final class AtOnce implements Check {
    @Override
    public Card card() {
        return new Card("at-once", Card.Weight.ESSENTIAL, Card.Section.REPETITIONS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh();
        CompletableFuture<Exchange> one = bench.start(attempt);
        CompletableFuture<Exchange> other = bench.start(attempt);
        Exchange first = one.join();
        Exchange second = other.join();
        // Whichever of them was taken tells what the other one is compared with.
        boolean swap = first.status() / 100 != 2;
        Outcome outcome = bench.outcome(attempt, swap ? second : first);
        if (!(outcome instanceof Outcome.Done done)) return Findings.of(outcome);
        Exchange rest = swap ? first : second;
        if (rest.answer() != null && rest.answer().isRetried()) return Verdict.passed("later", rest.status());
        Verdict fault = Repetition.sameAttempt(bench, attempt, rest, done.output());
        return fault == null ? Repetition.same(bench, done.output()) : fault;
    }
}
