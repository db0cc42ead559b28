package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.cli.contract.wire.NoAnswer;
import java.time.Duration;

/** All answers so far came within the time that a task gives, and not only just. */
final class TimelyAnswer implements Check {
    @Override
    public Card card() {
        return new Card("in-time", Card.Weight.IMPORTANT, Card.Section.ANSWERS);
    }

    @Override
    public Verdict run(Bench bench) {
        Duration slowest = Duration.ZERO;
        for (Exchange exchange : bench.before().exchanges()) {
            if (exchange.reason() == NoAnswer.TIMEOUT) {
                return Verdict.failed("too-late", bench.patience().answer().toSeconds());
            }
            if (exchange.answer() == null) continue;
            Duration after = exchange.answer().after();
            if (after.compareTo(slowest) > 0) slowest = after;
        }
        long millis = slowest.toMillis();
        long limit = bench.patience().answer().toMillis();
        return millis * 2 > limit ? Verdict.warning("close", millis, limit) : Verdict.passed("fine", millis);
    }
}
