package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.callback.Ticket;
import io.linkloom.cli.contract.wire.Exchange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server takes its time to answer a callback: other tasks are not to wait for that. */
final class CallbackHeld implements Check {
    @Override
    public Card card() {
        return new Card("callback-held", Card.Weight.MANNERS, Card.Section.CALLBACKS).needing(Card.Needs.CALLBACKS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Attempt slow = bench.fresh();
        Ticket ticket = slow.ticket().hold();
        Exchange exchange = bench.send(slow);
        if (!ticket.awaitResults(1, bench.patience().callback())) return Findings.of(bench.outcome(slow, exchange));
        CompletableFuture<Exchange> other = bench.start(bench.fresh());
        boolean answered;
        try {
            Exchange meanwhile = other.get(bench.patience().hold().toMillis() / 2, TimeUnit.MILLISECONDS);
            answered = meanwhile.answer() != null;
        } catch (TimeoutException | ExecutionException e) {
            answered = false;
        }
        ticket.release();
        other.join();
        if (ticket.isContradicted()) return Verdict.failed("other-value");
        return answered ? Verdict.passed("answered") : Verdict.warning("blocked");
    }
}
