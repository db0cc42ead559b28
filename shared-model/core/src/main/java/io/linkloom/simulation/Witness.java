package io.linkloom.simulation;

import io.linkloom.engine.command.Command;
import io.linkloom.engine.command.Moment;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.transition.Decision;
import io.linkloom.engine.transition.Effect;
import org.jspecify.annotations.Nullable;

/** Watches everything that the simulated server does. */
public interface Witness {
    /** Sees nothing. */
    Witness NOBODY = new Witness() {};

    /** A command is about to be decided. The execution is as the journal has it. */
    default void deciding(Execution execution, Command command, Moment moment) {}

    /**
     * It was decided and written.
     *
     * @param command null for the beginning of an execution
     * @param written the commit as the journal keeps it
     */
    default void committed(Execution execution, @Nullable Command command, Decision decision, byte[] written) {}

    /** Everything that the last decision called for was done. */
    default void done(Execution execution) {}

    /** The server came up again and has read the execution from its journal. */
    default void recovered(Execution execution) {}

    /** An attempt was handed to its backend. */
    default void dispatched(Execution execution, Effect.Dispatch dispatch) {}

    /** First the one, then the other. */
    static Witness both(Witness first, Witness second) {
        return new Witness() {
            @Override
            public void deciding(Execution execution, Command command, Moment moment) {
                first.deciding(execution, command, moment);
                second.deciding(execution, command, moment);
            }

            @Override
            public void committed(Execution execution, @Nullable Command command, Decision decision, byte[] written) {
                first.committed(execution, command, decision, written);
                second.committed(execution, command, decision, written);
            }

            @Override
            public void done(Execution execution) {
                first.done(execution);
                second.done(execution);
            }

            @Override
            public void recovered(Execution execution) {
                first.recovered(execution);
                second.recovered(execution);
            }

            @Override
            public void dispatched(Execution execution, Effect.Dispatch dispatch) {
                first.dispatched(execution, dispatch);
                second.dispatched(execution, dispatch);
            }
        };
    }
}
