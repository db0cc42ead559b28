package io.linkloom.model.filter;

import io.linkloom.api.ExecutionState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which executions somebody wants to see. */
public sealed interface Filter {
    /** Matches everything. */
    Filter EVERYTHING = new All(List.of());

    /** All of the parts hold; without any, everything matches. */
    record All(List<Filter> parts) implements Filter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One of the parts holds. */
    record Any(List<Filter> parts) implements Filter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    record InState(Set<ExecutionState> states) implements Filter {
        public InState {
            states = Set.copyOf(states);
        }
    }

    /** A text of the execution. */
    record Says(Subject subject, Wording wording) implements Filter {}

    /** A label of the execution; for a null key, any label by its key or its value. */
    record Labelled(@Nullable String key, Wording wording) implements Filter {}

    /** Something happened in a window of time. */
    record Happened(Moment moment, Window window) implements Filter {}

    /**
     * How long it took, or has been running.
     *
     * @param least inclusive; null: any
     * @param below exclusive; null: any
     */
    record Took(@Nullable Duration least, @Nullable Duration below) implements Filter {}

    /** The version of the workflow, both ends inclusive. */
    record OfVersion(long least, long most) implements Filter {}

    record Is(Trait trait) implements Filter {}

    /** What a text is about. */
    enum Subject {
        /** Part of the workflow's id, or the beginning of the execution's: what a server's list finds by a word. */
        NAME,
        ID,
        WORKFLOW,
        NAMESPACE,
        TRIGGER,
        /** Task, code or message of the first cause. */
        ERROR
    }

    enum Moment {
        CREATED,
        STARTED,
        ENDED
    }

    /** What an execution can be in one word. */
    enum Trait {
        QUEUED,
        RUNNING,
        PAUSED,
        ENDED,
        SUCCEEDED,
        /** Failed, or timed out. */
        FAILED,
        CANCELLED,
        /** Whatever it waits for. */
        WAITING,
        /** Paused, or waits for an approval. */
        HELD,
        SCHEDULED,
        MANUAL
    }
}
