package io.linkloom.simulation;

import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Effect;

/** Everything beyond the server and its journal, as the server sees it. */
interface Outside {
    /** The attempt reaches its backend. */
    void dispatch(Execution execution, Effect.Dispatch dispatch);

    /** Leaves with the commit; not lost in a crash. */
    void startChild(Execution parent, Effect.StartChild start);

    /** Leaves with the commit; not lost in a crash. */
    void cancelChild(Execution parent, Effect.CancelChild cancel);

    /** Leaves with the commit; not lost in a crash. */
    void ended(Execution execution);

    /** Takes effect with the commit. */
    void reopened(Execution execution);
}
