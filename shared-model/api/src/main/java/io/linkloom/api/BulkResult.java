package io.linkloom.api;

/**
 * What became of a request that concerns everything that matches.
 *
 * @param count of how many it was done
 * @param remaining how many match still; ask again for those
 */
public record BulkResult(int count, long remaining) {}
