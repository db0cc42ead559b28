package io.linkloom.client;

import io.linkloom.api.LogEvent;
import io.linkloom.api.StreamEvent;

/** What a server tells while it happens. */
public sealed interface ServerEvent {
    /**
     * Something came into another state, or an attempt gave a sign of life.
     *
     * @param type what the change is about; never `LOG`
     */
    record Change(EventType type, StreamEvent event) implements ServerEvent {}

    /** A line was logged. */
    record Log(LogEvent line) implements ServerEvent {}

    /** Events may have been missed before this point: whoever keeps a picture of the server has to ask for it anew. */
    record Reset() implements ServerEvent {}
}
