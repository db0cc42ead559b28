package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Signing;
import java.time.Duration;

/** Signed rightly, but ten minutes ago, or ten minutes ahead: what was recorded must not be played again later. */
final class OldTimestamp implements Check {
    @Override
    public Card card() {
        return new Card("old-timestamp", Card.Weight.IMPORTANT, Card.Section.SIGNATURES).needing(Card.Needs.SECRET);
    }

    private static final Duration TOO_LONG = Duration.ofMinutes(10);

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Verdict old = Doorkeeping.fault(bench, Signing.by(TOO_LONG, bench.secret()));
        if (old != null) return old;
        Verdict ahead = Doorkeeping.fault(bench, Signing.by(TOO_LONG.negated(), bench.secret()));
        return ahead == null ? Verdict.passed("turned-away") : ahead;
    }
}
