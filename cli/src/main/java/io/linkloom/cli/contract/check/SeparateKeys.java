package io.linkloom.cli.contract.check;

import io.linkloom.cli.contract.wire.Job;

/** Items of a fan-out differ in the last part of their keys alone, and each is work of its own. */
final class SeparateKeys implements Check {
    @Override
    public Card card() {
        return new Card("separate-keys", Card.Weight.ESSENTIAL, Card.Section.REPETITIONS);
    }

    @Override
    public Verdict run(Bench bench) throws InterruptedException {
        Job job = bench.job();
        Outcome first = bench.perform(bench.attempt(job.item(0), 1));
        if (!(first instanceof Outcome.Done)) return Findings.of(first);
        Outcome second = bench.perform(bench.attempt(job.item(1), 1));
        return second instanceof Outcome.Unreported(long seconds)
                ? Verdict.failed("mixed-up", seconds)
                : Findings.of(second);
    }
}
