package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Answer;
import io.linkloom.cli.contract.wire.Exchange;
import io.linkloom.cli.contract.wire.Job;
import java.util.concurrent.CompletableFuture;

/** A higher attempt while the one before is being worked on: the older address does not count any more. */
final class UnderWay implements Check {
    @Override
    public Card card() {
        return new Card("under-way", Card.Weight.ESSENTIAL, Card.Section.REPETITIONS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Job job = bench.job();
        Attempt first = bench.attempt(job, 1);
        CompletableFuture<Exchange> begun = bench.start(first);
        if (bench.baseline().callsBack()) begun.join();
        first.ticket().outdate();
        Attempt second = bench.attempt(job, 2);
        Exchange again = bench.send(second);
        if (again.answer() != null && again.answer().isRetried()) return later(bench, job, again.status());
        Outcome outcome = bench.outcome(second, again);
        if (outcome instanceof Outcome.Unreported(long seconds)) return Verdict.failed("old-address", seconds);
        if (!(outcome instanceof Outcome.Done done)) return Findings.of(outcome);
        Answer earlier = begun.join().answer();
        boolean contradicted = earlier != null
                && earlier.isSuccess()
                && !earlier.isAccepted()
                && !earlier.output().equals(done.output());
        return contradicted ? Verdict.failed("other-output") : Verdict.passed("new-address");
    }

    /** It asks to be left alone meanwhile, which is fine as long as a later attempt learns the result. */
    private static Verdict later(Bench bench, Job job, int status) throws InterruptedException {
        Thread.sleep(bench.settling());
        Outcome outcome = bench.perform(bench.attempt(job, 3));
        return outcome instanceof Outcome.Done ? Verdict.passed("later", status) : Findings.of(outcome);
    }
}
