package io.linkloom.model.schedule;

import java.time.Instant;

/**
 * One instant at which a schedule fires.
 *
 * @param note what daylight saving, or any other change of the zone's offset, did to it
 */
public record Firing(Instant at, Note note) {

    /** What a reader of the local clock should know about the instant. */
    public enum Note {
        NONE,
        /** The clock skipped the planned time (or several); this is the first instant after the gap. */
        SHIFTED_BY_GAP,
        /** The clock shows this time twice; this is the first. */
        FIRST_OF_OVERLAP,
        /** The clock shows this time twice; this is the second. Only schedules with `*` in hour or minute fire here. */
        SECOND_OF_OVERLAP
    }
}
