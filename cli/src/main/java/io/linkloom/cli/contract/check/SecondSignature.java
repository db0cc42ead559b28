package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Signing;
import io.linkloom.cli.contract.wire.SigningSecret;

/** Two signatures, the right one second: so it is while a secret is being changed. */
final class SecondSignature implements Check {
    @Override
    public Card card() {
        return new Card("second-signature", Card.Weight.IMPORTANT, Card.Section.SIGNATURES).needing(Card.Needs.SECRET);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Signing both = Signing.by(SigningSecret.random(), bench.secret());
        Outcome outcome = bench.perform(bench.fresh().with(delivery -> delivery.signed(both)));
        boolean turnedAway =
                outcome instanceof Outcome.Refused(int status, boolean retried) && (status == 401 || status == 403);
        return turnedAway ? Verdict.failed("first-only") : Findings.of(outcome);
    }
}
