package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instant at which a trigger fires.
 *
 * @param trigger the cron expression
 * @param timezone in which it is read
 * @param note what a change of the clock does to it: `SHIFTED_BY_GAP`, `FIRST_OF_OVERLAP` or `SECOND_OF_OVERLAP`; null for none
 * @param startsAt when its execution starts, later than the instant where the trigger has a jitter
 */
public record ScheduledInstant(
        Instant at,
        String trigger,
        String timezone,
        @Nullable String note,
        Instant startsAt) {}
