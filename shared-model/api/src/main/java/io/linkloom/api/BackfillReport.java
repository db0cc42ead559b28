package io.linkloom.api;

/**
 * What a backfill did.
 *
 * @param instants how many instants lie in the range; those of each trigger count
 * @param started executions that it started
 * @param existing instants that had an execution before
 * @param skipped instants that the workflow's `concurrency` let no execution start for
 * @param failed instants that could not be started; `firings` says why
 */
public record BackfillReport(int instants, int started, int existing, int skipped, int failed) {}
