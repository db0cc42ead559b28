package io.linkloom.engine.transition;

import io.linkloom.engine.command.Refusal;
import io.linkloom.engine.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command.
 *
 * @param events decided facts, already applied to the execution; to be made durable before anything else happens
 * @param effects to be done after that, in order
 * @param refusal why the command was not followed; null when it was. A refused command may still have left a trace in `events`.
 */
public record Decision(
        List<Event> events, List<Effect> effects, @Nullable Refusal refusal) {

    public boolean accepted() {
        return refusal == null;
    }
}
