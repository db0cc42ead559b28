package io.linkloom.cli.follow;

import io.linkloom.api.ExecutionDetails;
import io.linkloom.api.TimelineEntry;

/** Somebody who is shown how an execution goes. */
interface Progress {
    /** Each change of state once, in their order. */
    void change(TimelineEntry change);

    /** Whether it wants to see all tasks again and again, and not only what changes. */
    boolean wantsAll();

    /** As it is now. */
    void all(ExecutionDetails execution);
}
