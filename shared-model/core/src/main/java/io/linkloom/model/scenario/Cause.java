package io.linkloom.model.scenario;

import io.linkloom.api.ExecutionState;
import io.linkloom.model.json.Json;
import java.time.Instant;

/** Why the execution starts. */
public sealed interface Cause {
    /** When a story begins whose time nobody has set. */
    Instant SOME_TIME = Instant.parse("2026-01-05T03:00:00Z");

    Manual BY_HAND = new Manual(SOME_TIME);

    /** When the story begins. */
    Instant at();

    /** Somebody starts it. */
    record Manual(Instant at) implements Cause {}

    /** An instant of one of the workflow's schedules. */
    record Cron(Instant at) implements Cause {}

    /** @param event a CloudEvent in its JSON form; at least `type` is there */
    record Event(Instant at, String type, Json event) implements Cause {}

    /** Another workflow has ended. @param workflow `id` in the same namespace, or `namespace:id` */
    record Ending(Instant at, String workflow, ExecutionState state, Json outputs) implements Cause {}
}
