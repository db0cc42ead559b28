package io.linkloom.cli.contract.check;

/** One promise of a backend, and how to see whether it is kept. */
public interface Check {
    Card card();

    Verdict run(Bench bench) throws InterruptedException;
}
