package io.linkloom.api;

/**
 * A server process that holds a lease.
 *
 * @param id random, new with each start
 * @param shards how many shards it owns
 */
public record ServerNode(String id, int shards) {}
