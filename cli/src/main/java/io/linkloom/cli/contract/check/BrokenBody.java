package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No JSON, half of it, or nothing: the backend says that it cannot be done, so that it is not tried again and again. */
final class BrokenBody implements Check {
    @Override
    public Card card() {
        return new Card("broken-body", Card.Weight.IMPORTANT, Card.Section.ERRORS);
    }

    private static final List<String> BODIES = List.of("{\"execution\": {\"id\": ", "", "[]", "\u0000\u0001");

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        @Nullable Verdict worst = null;
        for (String body : BODIES) {
            Exchange exchange = bench.send(
                    bench.fresh().with(delivery -> delivery.withBody(body.getBytes(StandardCharsets.UTF_8))));
            if (exchange.answer() == null) return Findings.unanswered(exchange);
            if (exchange.answer().isRetried()) return Verdict.failed("asked-again", exchange.status());
            if (exchange.answer().isSuccess()) worst = Verdict.warning("swallowed", exchange.status());
        }
        return worst == null ? Verdict.passed("refused") : worst;
    }
}
