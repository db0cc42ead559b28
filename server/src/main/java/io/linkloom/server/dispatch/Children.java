package io.linkloom.server.dispatch;

import io.linkloom.engine.event.ExecutionHeader;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Effect;

/** Looks after child executions. Called by the shard loop, which must not be held up. */
public interface Children {

    /** Sees to it that the child exists, and that its parent hears of it. */
    void start(ExecutionHeader parent, Effect.StartChild start);

    /** An execution has ended; its parent, if it has one, has to know. To be read before this returns, not later. */
    void ended(Execution execution);

    /** An execution goes on after its last owner ended. If it is a child, its parent may have given it up just then. */
    void recovered(ExecutionHeader execution);
}
