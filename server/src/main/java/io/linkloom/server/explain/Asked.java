package io.linkloom.server.explain;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.state.Execution;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants explained.
 *
 * @param events that made it, in order
 * @param callbacks where backends call back, without a token
 * @param visible namespaces that the caller may see; null: all
 */
public record Asked(
        Execution execution,
        List<Event> events,
        String callbacks,
        Words words,
        @Nullable Set<String> visible) {
    public Asked {
        events = List.copyOf(events);
    }

    /** The last event of a kind; null when there was none. */
    <E extends Event> @Nullable E last(Class<E> kind) {
        for (int i = events.size() - 1; i >= 0; i--)
            if (kind.isInstance(events.get(i))) return kind.cast(events.get(i));
        return null;
    }

    /** Somebody by name; where there are no names, whoever it was. */
    String who(@Nullable String by) {
        return by == null ? words.of("explain.somebody") : by;
    }
}
