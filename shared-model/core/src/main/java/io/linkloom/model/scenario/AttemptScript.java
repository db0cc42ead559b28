package io.linkloom.model.scenario;

import io.linkloom.model.expression.Template;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt of a task goes. A length of time that is null is a typical one. */
public sealed interface AttemptScript {

    /** It ends with the answer; of a workflow task: with the end of a child that is not run. */
    record Answers(@Nullable Span takes, Result result) implements AttemptScript {}

    /**
     * The backend answers 202 and calls back.
     *
     * @param takes until the 202
     * @param after from the start of the attempt until the callback; null: it never calls back
     * @param heartbeat how often it says that it is alive until then; null: never
     */
    record CallsBack(
            @Nullable Span takes,
            @Nullable Span after,
            @Nullable Duration heartbeat,
            Result result) implements AttemptScript {}

    /** Nothing comes back. */
    record Hangs() implements AttemptScript {}

    /** A person decides; `after` null and `never` false: after a typical time. */
    record Decides(
            boolean approves,
            boolean never,
            @Nullable Span after,
            @Nullable String by,
            @Nullable String comment) implements AttemptScript {}

    /** What an attempt gives back. */
    sealed interface Result {
        /** @param output may hold expressions that see what the task sees; null: nothing */
        record Succeeds(@Nullable Template output) implements Result {}

        /**
         * @param code such as `HTTP_503`; null: the usual one for the type of the task
         * @param retryable whether another attempt could mend it; null: as the server takes the code
         * @param retryAfter the backend asks for so long a pause
         */
        record Fails(
                @Nullable String code,
                @Nullable String message,
                @Nullable Boolean retryable,
                @Nullable Duration retryAfter)
                implements Result {}
    }
}
