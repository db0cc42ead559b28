package io.linkloom.simulation.rehearsal;

import io.linkloom.engine.event.Event;
import io.linkloom.engine.event.TaskFailure;
import io.linkloom.engine.state.Execution;
import io.linkloom.engine.state.TaskRun;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what happened into words. */
final class Narration {
    private static final int LONGEST = 100;

    private Narration() {}

    static List<Beat> of(Execution execution, List<Event> events) {
        List<Beat> beats = new ArrayList<>(events.size());
        for (Event event : events) {
            Text what = what(execution, event);
            if (what == null) continue;
            boolean ofTask = event instanceof Event.OfTask;
            beats.add(new Beat(
                    event.at(),
                    ofTask ? ((Event.OfTask) event).task() : null,
                    ofTask ? ((Event.OfTask) event).index() : null,
                    what));
        }
        return beats;
    }

    /** Null for what need not be said. */
    private static @Nullable Text what(Execution execution, Event event) {
        return switch (event) {
            case Event.ExecutionCreated e -> null;
            case Event.ExecutionStarted e ->
                Text.of(Phrase.TOLD_STARTED, execution.header().trigger().type());
            case Event.ExecutionPaused e -> null;
            case Event.ExecutionResumed e -> null;
            case Event.ExecutionReopened e -> null;
            case Event.ExecutionSucceeded e -> Text.of(Phrase.TOLD_ENDED, "SUCCEEDED");
            case Event.ExecutionFailed e ->
                Text.of(
                        Phrase.TOLD_FAILED,
                        e.cause().code(),
                        shortened(e.cause().message()));
            case Event.ExecutionCancelled e -> Text.of(Phrase.TOLD_ENDED, "CANCELLED");
            case Event.ExecutionTimedOut e -> Text.of(Phrase.TOLD_ENDED, "TIMED_OUT");
            case Event.TaskQueued e -> Text.of(Phrase.TOLD_QUEUED);
            case Event.FanOutStarted e -> Text.of(Phrase.TOLD_FAN_OUT, size(e.items()));
            case Event.FanOutReopened e -> null;
            case Event.AttemptStarted e -> Text.of(Phrase.TOLD_ATTEMPT, e.attempt());
            case Event.TaskWaiting e -> waiting(e);
            case Event.HeartbeatReceived e -> Text.of(Phrase.TOLD_HEARTBEAT);
            case Event.AttemptFailed e -> failed(Phrase.TOLD_ATTEMPT_FAILED, e.attempt(), e.failure());
            case Event.AttemptLost e -> null;
            case Event.RetryScheduled e -> Text.of(Phrase.TOLD_RETRY, Readable.length(Duration.between(e.at(), e.due())));
            case Event.TaskSucceeded e ->
                e.output().isNull()
                        ? Text.of(Phrase.TOLD_DONE)
                        : Text.of(Phrase.TOLD_SUCCEEDED, shortened(e.output().toString()));
            case Event.TaskDead e -> failed(Phrase.TOLD_DEAD, e.attempt(), e.failure());
            case Event.TaskSkipped e -> because(Phrase.TOLD_SKIPPED, execution, e);
            case Event.TaskUpstreamFailed e -> because(Phrase.TOLD_UPSTREAM_FAILED, execution, e);
            case Event.TaskCancelled e -> because(Phrase.TOLD_CANCELLED, execution, e);
            case Event.TaskReset e -> null;
            case Event.DeadLetterDiscarded e -> null;
            case Event.AnswerIgnored e -> Text.of(Phrase.TOLD_IGNORED, e.answer());
        };
    }

    private static Text waiting(Event.TaskWaiting event) {
        return switch (event.reason()) {
            case CALLBACK -> Text.of(Phrase.TOLD_ACCEPTED);
            case APPROVAL -> Text.of(Phrase.TOLD_ASKED, event.message() == null ? "" : event.message());
            case CHILD ->
                Text.of(
                        Phrase.TOLD_CHILD,
                        event.child() == null ? "" : event.child().workflow());
            case TIMER, UPSTREAM, SLOT, CONCURRENCY, RATE_LIMIT, CIRCUIT_OPEN, ITEMS, PAUSED ->
                Text.of(Phrase.TOLD_WAITS, String.valueOf(event.until()));
        };
    }

    private static Text failed(Phrase phrase, int attempt, TaskFailure failure) {
        return Text.of(phrase, attempt, failure.code(), shortened(failure.message()));
    }

    private static Text because(Phrase phrase, Execution execution, Event.OfTask event) {
        TaskRun run = Objects.requireNonNull(execution.run(event.task(), event.index()));
        Text why = Reasons.of(execution, run);
        return Text.of(phrase, why == null ? "" : why);
    }

    private static int size(Json items) {
        return items.value() instanceof List<?> list ? list.size() : 0;
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
