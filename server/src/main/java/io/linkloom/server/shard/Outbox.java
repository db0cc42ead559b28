package io.linkloom.server.shard;

import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Effect;

/** Carries out what committed decisions call for. Called by the shard loop, which must not be held up. */
public interface Outbox {

    /**
     * An attempt, a timer, a child, an ending: everything but waiting for a slot, which the loop does itself.
     *
     * @param execution to be read before this returns, not later
     */
    void carryOut(Execution execution, Effect effect);

    /**
     * The same, told when the outcome came in that called for it.
     *
     * @param receivedNanos by `System.nanoTime`; 0 when no outcome did
     */
    default void carryOut(Execution execution, Effect effect, long receivedNanos) {
        carryOut(execution, effect);
    }

    /** Nobody will want this attempt: if it has not left yet, it must not leave any more. Called before the commit that cancels it. */
    void closeGate(String execution, Effect.Abort abort);

    /** An execution that was under way when its last owner ended goes on here. To be read before this returns, not later. */
    void recovered(Execution execution);

    /** Whether this process has the attempt on its way. */
    boolean isUnderWay(String execution, Effect.Dispatch attempt);

    /** Whether the timer is set. */
    boolean isSet(String execution, Effect.WakeAt timer);
}
