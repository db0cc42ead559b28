package io.linkloom.api;

import java.time.Instant;

/**
 * What starts soon.
 *
 * @param at the instant of the schedule
 * @param trigger the cron expression
 * @param timezone in which it is read
 */
public record NextRun(String workflow, String namespace, Instant at, String trigger, String timezone) {}
