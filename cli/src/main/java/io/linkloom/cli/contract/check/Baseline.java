package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Exchange;
import java.time.Duration;

/**
 * How the first plain delivery went: what all other checks compare with.
 *
 * @param after until its output was known
 */
public record Baseline(Exchange exchange, Outcome outcome, Duration after) {
    public boolean isDone() {
        return outcome instanceof Outcome.Done;
    }

    public boolean callsBack() {
        return exchange.status() == 202;
    }
}
