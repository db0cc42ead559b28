package io.linkloom.simulation;

import io.linkloom.engine.command.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backend does about one attempt.
 *
 * @param acts each at its own time after the attempt arrived, in any order; none at all: it hangs
 */
public record Conduct(List<Act> acts) {
    public Conduct {
        acts = List.copyOf(acts);
    }

    /** One thing that a backend does; `after` counts from the attempt's arrival. */
    public sealed interface Act {
        Duration after();

        /** The exchange ends: with a result, a failure, a 202 or a broken connection. */
        record Answer(Duration after, Outcome outcome) implements Act {}

        /** A callback with the attempt's token, whatever became of the exchange. */
        record CallBack(Duration after, Outcome outcome) implements Act {}

        record Heartbeat(Duration after, @Nullable Double progress) implements Act {}
    }

    /** This, and then that as well. */
    public Conduct and(Act act) {
        List<Act> all = new ArrayList<>(acts);
        all.add(act);
        return new Conduct(all);
    }

    public static Conduct answer(Duration after, Outcome outcome) {
        return new Conduct(List.of(new Act.Answer(after, outcome)));
    }

    /** 202, and a callback; `callBack` may be earlier than `accepted`. */
    public static Conduct callBack(Duration accepted, Duration callBack, Outcome outcome) {
        return answer(accepted, new Outcome.AcceptedForLater()).and(new Act.CallBack(callBack, outcome));
    }

    public static Conduct hang() {
        return new Conduct(List.of());
    }
}
