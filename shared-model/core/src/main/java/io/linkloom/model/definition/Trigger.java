package io.linkloom.model.definition;

import io.linkloom.api.ExecutionState;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What starts executions of a workflow by itself. */
public sealed interface Trigger {

    /** Inputs that the trigger gives to the execution. */
    Map<String, Template> inputs();

    /**
     * Fires at the instants of one cron expression.
     *
     * @param schedule a Unix cron expression of five fields, or a nickname such as `@daily`
     * @param jitter the longest offset after the instant; zero when there is none
     */
    record Cron(String schedule, ZoneId timezone, CatchUp catchUp, Duration jitter, Map<String, Template> inputs)
            implements Trigger {
        public Cron {
            inputs = Ordered.copyOf(inputs);
        }
    }

    /**
     * Fires for external events.
     *
     * @param event CloudEvents type; `*` stands for any characters
     * @param when fires only where it is true; null means always
     */
    record Event(String event, @Nullable Expression when, Map<String, Template> inputs) implements Trigger {
        public Event {
            inputs = Ordered.copyOf(inputs);
        }
    }

    /** Fires when an execution of another workflow ends in one of the given states. */
    record OnWorkflow(
            String workflow,
            Set<ExecutionState> on,
            @Nullable Expression when,
            Map<String, Template> inputs) implements Trigger {
        public OnWorkflow {
            on = Set.copyOf(on);
            inputs = Ordered.copyOf(inputs);
        }
    }

    /** What happens to instants that were missed while the server was down or the workflow paused. */
    enum CatchUp {
        NONE,
        LAST,
        ALL
    }
}
