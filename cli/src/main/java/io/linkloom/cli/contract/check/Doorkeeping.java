package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.cli.contract.wire.Signing;
import org.jspecify.annotations.Nullable;

/** How a delivery that must be turned away is answered. */
final class Doorkeeping {
    private Doorkeeping() {}

    /** Null when it is turned away as it should be. */
    static @Nullable Verdict fault(Bench bench, Signing signing) throws InterruptedException {
        Exchange exchange = bench.send(bench.fresh().with(delivery -> delivery.signed(signing)));
        if (exchange.answer() == null) return Findings.unanswered(exchange);
        int status = exchange.status();
        if (status == 401 || status == 403) return null;
        if (exchange.answer().isSuccess()) return Verdict.failed("let-in", status);
        if (exchange.answer().isRetried()) return Verdict.failed("asked-again", status);
        return Verdict.warning("other-status", status);
    }
}
