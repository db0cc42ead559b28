package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Envelope;
import io.linkloom.cli.contract.wire.Spelling;

/** Unusual spacing, escapes and letters: JSON is to be read as JSON, and the signature is over the bytes that were sent. */
final class ExactBytes implements Check {
    @Override
    public Card card() {
        return new Card("exact-bytes", Card.Weight.IMPORTANT, Card.Section.SIGNATURES);
    }

    private static final String LETTERS = "Київ ☕ \u2028 \uD83E\uDDF5 \"quoted\" back\\slash";

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        boolean envelope = !bench.target().asItIs();
        Attempt attempt = bench.fresh().with(delivery -> {
            byte[] body =
                    envelope ? Envelope.with(delivery.body(), LETTERS, "upstream", "contract_probe") : delivery.body();
            return delivery.withBody(Spelling.unusual(body));
        });
        Outcome outcome = bench.perform(attempt);
        boolean turnedAway =
                outcome instanceof Outcome.Refused(int status, boolean retried) && (status == 401 || status == 403);
        return turnedAway ? Verdict.failed("rewritten") : Findings.of(outcome);
    }
}
