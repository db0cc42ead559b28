package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Signing;
import io.linkloom.cli.contract.wire.SigningSecret;

/** What was turned away has left nothing behind: the right delivery of the same key is new work. */
final class RefusalForgets implements Check {
    @Override
    public Card card() {
        return new Card("refusal-forgets", Card.Weight.IMPORTANT, Card.Section.SIGNATURES).needing(Card.Needs.SECRET);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh();
        bench.send(attempt.with(delivery -> delivery.signed(Signing.by(SigningSecret.random()))));
        Outcome outcome = bench.perform(attempt);
        return outcome instanceof Outcome.Done ? Verdict.passed("done") : Verdict.failed("poisoned");
    }
}
