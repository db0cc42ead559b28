package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Signing;
import io.linkloom.cli.contract.wire.SigningSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signed by somebody else, or right for another body, id or time. */
final class WrongSignature implements Check {
    @Override
    public Card card() {
        return new Card("wrong-signature", Card.Weight.ESSENTIAL, Card.Section.SIGNATURES).needing(Card.Needs.SECRET);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        SigningSecret secret = bench.secret();
        List<Signing> forgeries = List.of(
                Signing.by(SigningSecret.random()),
                Signing.ofAnotherBody(secret),
                Signing.ofAnotherId(secret),
                Signing.ofAnotherTime(secret),
                Signing.nonsense());
        @Nullable Verdict worst = null;
        for (Signing forgery : forgeries) {
            Verdict fault = Doorkeeping.fault(bench, forgery);
            if (fault != null && fault.result() == Verdict.Result.FAILED) return fault;
            if (fault != null) worst = fault;
        }
        return worst == null ? Verdict.passed("turned-away", forgeries.size()) : worst;
    }
}
