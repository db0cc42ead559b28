package io.linkloom.server.scheduler;

import io.linkloom.model.definition.Trigger;
import io.linkloom.model.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A cron trigger as it stands.
 *
 * @param alarm what rings for it and for all others with the same expression and zone
 * @param changedAt when it was last registered, paused or resumed
 * @param pausedAt when its last pause began; null when it never was paused
 * @param activeAt when its last pause ended; its creation where there was none
 * @param mark whatever had to start up to here is dealt with
 * @param revision of all but the mark
 */
record CronTrigger(
        Key key,
        String alarm,
        String cron,
        ZoneId zone,
        int version,
        Trigger.CatchUp catchUp,
        Duration jitter,
        boolean paused,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant pausedAt,
        Instant activeAt,
        Instant mark,
        int revision) {

    record Key(String namespace, String workflow, String identity) {
        /** The key under which an instant can start one execution, for ever. */
        String startKey(Instant at) {
            return namespace + ':' + workflow + ':' + identity + ':' + at.getEpochSecond();
        }

        /** What tells it from every other trigger. */
        String everywhere() {
            return namespace + ':' + workflow + '/' + identity;
        }
    }

    Timetable timetable() {
        return new Timetable(Schedules.parsed(cron), zone, jitter, key.everywhere());
    }
}
