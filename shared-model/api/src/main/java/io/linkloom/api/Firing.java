package io.linkloom.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an instant of a schedule.
 *
 * @param at the instant; of several missed in a row that share an entry, the last
 * @param trigger the cron expression
 * @param timezone in which it is read
 * @param execution that stands for the instant; null where there is none
 * @param message why it failed; else null
 * @param decidedAt when that was decided
 * @param since where the entry stands for several instants: the first of them; else null
 * @param count how many instants the entry stands for
 */
public record Firing(
        Instant at,
        String trigger,
        String timezone,
        FiringResult result,
        @Nullable String execution,
        @Nullable String message,
        Instant decidedAt,
        @Nullable Instant since,
        int count) {}
