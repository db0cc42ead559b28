package io.linkloom.cli.contract.check;

/** What is lost when a check fails. */
public enum Weight {
    /** Work is done twice, lost, or done for anybody who asks. */
    ESSENTIAL,
    /** Works until something unusual happens. */
    IMPORTANT,
    /** Costs time or nerves. */
    MANNERS
}
