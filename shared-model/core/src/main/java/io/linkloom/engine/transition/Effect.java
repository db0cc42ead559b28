package io.linkloom.engine.transition;

import io.linkloom.engine.command.TimerKind;
import io.linkloom.engine.event.ChildCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the outside has to do once the events that call for it are durable. Doing it twice does no harm. */
public sealed interface Effect {

    /** Hand the attempt to its runner. */
    record Dispatch(String task, @Nullable Integer index, int attempt) implements Effect {}

    /** Nobody wants the attempt's answer any more: close its connection, kill its process. */
    record Abort(String task, @Nullable Integer index, int attempt) implements Effect {}

    /** Send `Grant` when the pool has a free slot. `index` null for a fan-out: for its next items. */
    record AwaitSlot(String task, @Nullable Integer index, String pool, int priority) implements Effect {}

    /** Send `Ring` at that time. A ring that came too early asks for another one; one that no longer matters is ignored. */
    record WakeAt(
            Instant due,
            TimerKind kind,
            @Nullable String task,
            @Nullable Integer index,
            int attempt) implements Effect {}

    /** See to it that the child exists, and tell how it ended. */
    record StartChild(String task, @Nullable Integer index, int attempt, ChildCall call) implements Effect {}

    /** Nobody waits for the child any more. */
    record CancelChild(String child) implements Effect {}

    /** The execution has ended: tell its parent and whoever waits for its place. */
    record Ended() implements Effect {}
}
