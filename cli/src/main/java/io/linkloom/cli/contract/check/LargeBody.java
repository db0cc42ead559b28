package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Envelope;
import io.linkloom.model.json.Json;
import java.util.Map;

/** The output of a task before may be as long as outputs may be. */
final class LargeBody implements Check {
    @Override
    public Card card() {
        return new Card("large-body", Card.Weight.IMPORTANT, Card.Section.ANSWERS).needing(Card.Needs.ENVELOPE);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Map<String, String> output = Map.of("text", "x".repeat(Json.MAX_BYTES - 100));
        Attempt attempt = bench.fresh()
                .with(delivery ->
                        delivery.withBody(Envelope.with(delivery.body(), output, "upstream", "contract_probe")));
        Outcome outcome = bench.perform(attempt);
        return outcome instanceof Outcome.Refused(int status, boolean retried) && status == 413
                ? Verdict.failed("too-large")
                : Findings.of(outcome);
    }
}
