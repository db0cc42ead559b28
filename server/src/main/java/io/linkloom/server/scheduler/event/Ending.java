package io.linkloom.server.scheduler.event;

import io.linkloom.api.ExecutionState;
import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.event.TriggerInfo;
import io.linkloom.model.json.Json;
import io.linkloom.server.journal.Entry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The end of an execution. One that is opened again and ends again has two.
 *
 * @param place tells it from other ends of the same execution, and is the same whenever the journal is read
 * @param event with which it ended
 */
record Ending(ExecutionHeader header, String place, ExecutionState state, Event.OfExecution event) {

    /** Null when the event is not the end of its execution. */
    static @Nullable ExecutionState state(Event event) {
        return switch (event) {
            case Event.ExecutionSucceeded e -> ExecutionState.SUCCEEDED;
            case Event.ExecutionFailed e -> ExecutionState.FAILED;
            case Event.ExecutionCancelled e -> ExecutionState.CANCELLED;
            case Event.ExecutionTimedOut e -> ExecutionState.TIMED_OUT;
            case Event.ExecutionCreated e -> null;
            case Event.ExecutionStarted e -> null;
            case Event.ExecutionPaused e -> null;
            case Event.ExecutionResumed e -> null;
            case Event.ExecutionReopened e -> null;
            case Event.OfTask e -> null;
        };
    }

    /** @param n place of the event in the entry */
    static Ending of(ExecutionHeader header, Entry entry, int n, ExecutionState state) {
        return new Ending(header, entry.position() + "." + n, state, (Event.OfExecution)
                entry.events().get(n));
    }

    /** Tells it from every other ending there is. */
    String cause() {
        return header.id() + "#" + place;
    }

    /** Why what it triggers starts. */
    TriggerInfo trigger(Instant now) {
        return new TriggerInfo(
                "workflow", now, asEvent(), null, header.id(), header.trigger().links() + 1);
    }

    /** In the form of a CloudEvent, so that `trigger.event` reads the same whatever fired. */
    private Json asEvent() {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("type", "io.linkloom.execution." + state.name().toLowerCase(Locale.ROOT));
        event.put("source", "/workflows/" + header.namespace() + "/" + header.workflow());
        event.put("id", cause());
        event.put("time", this.event.at().toString());
        event.put("data", data());
        return Json.of(event);
    }

    private Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("execution", header.id());
        data.put("workflow", header.workflow());
        data.put("namespace", header.namespace());
        data.put("version", header.version());
        data.put("state", state.name());
        if (event instanceof Event.ExecutionSucceeded succeeded
                && succeeded.outputs().length() <= CloudEvent.MAX_BYTES) {
            data.put("outputs", succeeded.outputs());
        }
        if (event instanceof Event.ExecutionFailed failed) {
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            error.put("task", failed.cause().task());
            error.put("code", failed.cause().code());
            error.put("message", failed.cause().message());
            data.put("error", error);
        }
        return data;
    }
}
