package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Envelope;

/** Fields that a newer Link Loom may add are no reason to refuse a task. */
final class UnknownFields implements Check {
    @Override
    public Card card() {
        return new Card("unknown-fields", Card.Weight.IMPORTANT, Card.Section.ANSWERS).needing(Card.Needs.ENVELOPE);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt attempt = bench.fresh().with(delivery -> {
            byte[] body = Envelope.with(delivery.body(), true, "contractProbe");
            body = Envelope.with(body, java.util.List.of(1, 2), "execution", "contractProbe");
            return delivery.withBody(Envelope.with(body, "new", "task", "contractProbe"));
        });
        return Findings.of(bench.perform(attempt));
    }
}
