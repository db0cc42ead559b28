package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Signing;
import io.linkloom.cli.contract.wire.SigningSecret;
/** What was turned away has left nothing behind: the right delivery of the same key is new work. */
final class RefusalForgets implements Check {
    @Override
    public String id() {
        return "refusal-forgets";
    }

    @Override
    public Weight weight() {
        return Weight.IMPORTANT;
    }

    @Override
    public Needs needs() {
        return Needs.SECRET;
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh();
        bench.send(attempt.with(delivery -> delivery.signed(Signing.by(SigningSecret.random()))));
        Outcome outcome = bench.perform(attempt);
        return outcome instanceof Outcome.Done ? Verdict.passed("done") : Verdict.failed("poisoned");
    }
}
