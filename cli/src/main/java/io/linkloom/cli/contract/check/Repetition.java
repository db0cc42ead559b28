package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Answer;
import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.model.json.Json;
import org.jspecify.annotations.Nullable;

/** What may be said to a delivery whose work has been done, or is being done, under the same key; each gives null when all is well. */
final class Repetition {
    private Repetition() {}

    /** Done once, as far as that can be seen: where all work has one and the same output, twice looks like once. */
    static Verdict same(Bench bench, Json output) {
        boolean blind = bench.baseline().outcome() instanceof Outcome.Done first
                && first.output().equals(output);
        return Verdict.passed(blind ? "blind" : "same");
    }

    /** The same attempt again: its result may be known already, so that nothing more has to come. */
    static @Nullable Verdict sameAttempt(Bench bench, Attempt attempt, Exchange again, Json output)
            throws InterruptedException {
        Answer answer = again.answer();
        if (answer == null || !answer.isAccepted()) return otherwise(bench, attempt, again, output);
        attempt.ticket().awaitResults(2, bench.settling());
        return attempt.ticket().isContradicted() ? Verdict.failed("other-value") : null;
    }

    /** The next attempt: whatever the backend knows, it has to be told under the new address. */
    static @Nullable Verdict nextAttempt(Bench bench, Attempt attempt, Exchange again, Json output)
            throws InterruptedException {
        return otherwise(bench, attempt, again, output);
    }

    private static @Nullable Verdict otherwise(Bench bench, Attempt attempt, Exchange again, Json output)
            throws InterruptedException {
        Outcome outcome = bench.outcome(attempt, again);
        if (!(outcome instanceof Outcome.Done done)) return Findings.of(outcome);
        return done.output().equals(output) ? null : Verdict.failed("other-output");
    }
}
