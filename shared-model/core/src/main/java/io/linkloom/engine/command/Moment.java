package io.linkloom.engine.command;

import java.time.Instant;

/**
 * All that a decision may know of the outside: the time, a random number, the free slots.
 *
 * @param at now; a decision uses the execution's last event time where that is later
 * @param random any 64 bits; backoff jitter and ids of children come from it
 */
public record Moment(Instant at, long random, Slots slots) {}
