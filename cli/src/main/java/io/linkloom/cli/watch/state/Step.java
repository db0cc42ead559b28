package io.linkloom.cli.watch.state;

import java.util.ArrayList;
import java.util.List;

/** What a happening leads to. */
public record Step(WatchState state, List<Action> actions) {
    public Step {
        actions = List.copyOf(actions);
    }

    static Step to(WatchState state, Action... actions) {
        return new Step(state, List.of(actions));
    }

    Step and(List<? extends Action> more) {
        List<Action> all = new ArrayList<>(actions);
        all.addAll(more);
        return new Step(state, all);
    }
}
