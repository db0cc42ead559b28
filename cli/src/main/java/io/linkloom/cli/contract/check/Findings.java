package io.linkloom.cli.contract.check;

import static java.util.Objects.requireNonNull;

import io.linkloom.cli.contract.wire.Exchange;

/** The sentences that several checks have in common. */
final class Findings {
    private Findings() {}

    /** Of something that was to be refused in words. */
    static Verdict unanswered(Exchange exchange) {
        return Verdict.failed("unanswered", requireNonNull(exchange.reason()));
    }

    /** Of something that should have been done. */
    static Verdict of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Verdict.passed("done");
            case Outcome.WorkFailed(String message) -> Verdict.failed("work-failed", message);
            case Outcome.Refused(int status, boolean retried) -> Verdict.failed("refused", status);
            case Outcome.Unanswered unanswered -> Verdict.failed("unanswered", unanswered.reason());
            case Outcome.Unreported(long seconds) -> Verdict.failed("unreported", seconds);
            case Outcome.Misreported misreported -> Verdict.failed("misreported", misreported.fault());
        };
    }
}
