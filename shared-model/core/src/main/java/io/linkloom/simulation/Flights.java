package io.linkloom.simulation;

import io.linkloom.engine.transition.Effect;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attempts that have left and not come back, with the slots that they hold. */
final class Flights {
    private record Key(
            String execution, String task, @Nullable Integer index) {}

    /** @param pool whose slot it holds; null for one that a dead server had sent */
    private record Flight(int attempt, @Nullable String pool) {}

    private final Map<Key, Flight> flights = new HashMap<>();
    private final SlotPools slots;

    Flights(SlotPools slots) {
        this.slots = slots;
    }

    void clear() {
        flights.clear();
    }

    void leave(String execution, Effect.Dispatch dispatch, String pool) {
        slots.take(pool);
        put(new Key(execution, dispatch.task(), dispatch.index()), new Flight(dispatch.attempt(), pool));
    }

    /** A server that died had sent it; its loss is about to be told. */
    void orphan(String execution, Effect.Dispatch dispatch) {
        put(new Key(execution, dispatch.task(), dispatch.index()), new Flight(dispatch.attempt(), null));
    }

    private void put(Key key, Flight flight) {
        Flight before = flights.put(key, flight);
        if (before != null) {
            throw new IllegalStateException(
                    "Expected no attempt in flight, but " + key + " has " + before + " beside " + flight);
        }
    }

    /** It came back, or was called back; false when it was no longer in flight. */
    boolean land(String execution, String task, @Nullable Integer index, int attempt) {
        Key key = new Key(execution, task, index);
        Flight flight = flights.get(key);
        if (flight == null || flight.attempt != attempt) return false;
        flights.remove(key);
        if (flight.pool != null) slots.free(flight.pool);
        return true;
    }

    boolean isOut(String execution, String task, @Nullable Integer index, int attempt) {
        Flight flight = flights.get(new Key(execution, task, index));
        return flight != null && flight.attempt == attempt;
    }

    /** How many attempts of an execution are in flight. */
    long count(String execution) {
        return flights.keySet().stream()
                .filter(key -> key.execution.equals(execution))
                .count();
    }
}
