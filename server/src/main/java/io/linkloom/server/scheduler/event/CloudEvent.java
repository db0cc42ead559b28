package io.linkloom.server.scheduler.event;

import io.linkloom.model.json.Json;

/**
 * A CloudEvent 1.0 that is known to be well formed.
 *
 * @param whole the event as its JSON form has it, with all attributes and its `data`
 */
public record CloudEvent(String source, String id, String type, Json whole) {
    /** The longest event, in bytes of compact JSON: as long as inputs may be. */
    public static final int MAX_BYTES = 256 * 1024;
}
