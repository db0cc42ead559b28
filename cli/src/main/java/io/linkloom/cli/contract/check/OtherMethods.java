package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import java.util.List;

/** Who only looks, by GET or HEAD, starts no work. */
final class OtherMethods implements Check {
    @Override
    public Card card() {
        return new Card("other-methods", Card.Weight.MANNERS, Card.Section.ERRORS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        for (String method : List.of("GET", "HEAD")) {
            Exchange exchange = bench.send(bench.fresh().with(delivery -> delivery.by(method)));
            if (exchange.answer() == null) return Findings.unanswered(exchange);
            if (exchange.answer().isSuccess()) return Verdict.warning("taken", method, exchange.status());
            if (exchange.answer().isRetried()) return Verdict.warning("asked-again", method, exchange.status());
        }
        return Verdict.passed("refused");
    }
}
