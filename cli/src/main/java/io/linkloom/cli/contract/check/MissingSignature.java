package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Signing;

/** Not signed at all. */
final class MissingSignature implements Check {
    @Override
    public Card card() {
        return new Card("missing-signature", Card.Weight.ESSENTIAL, Card.Section.SIGNATURES).needing(Card.Needs.SECRET);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Verdict fault = Doorkeeping.fault(bench, Signing.none());
        return fault == null ? Verdict.passed("turned-away") : fault;
    }
}
