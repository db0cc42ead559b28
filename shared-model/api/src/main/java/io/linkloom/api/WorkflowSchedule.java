package io.linkloom.api;

/**
 * A time at which a workflow starts by itself, again and again.
 *
 * @param schedule the cron expression
 * @param timezone in which it is read
 */
public record WorkflowSchedule(String schedule, String timezone) {}
