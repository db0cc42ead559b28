package io.linkloom.client;

import java.util.Locale;

/** What a stream of events can tell of. */
public enum EventType {
    /** An execution came into another state. */
    EXECUTION,
    /** A task run, or an item of a fan-out, came into another state. */
    TASK,
    /** An attempt began, ended, or gave a sign of life. */
    ATTEMPT,
    /** A line was logged; told only to those who name this type. */
    LOG,
    /** A workflow was registered, paused, resumed or deleted. */
    WORKFLOW;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
