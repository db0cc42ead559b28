package io.linkloom.model.filter;

import io.linkloom.api.ExecutionState;
import io.linkloom.api.ExecutionSummary;
import io.linkloom.api.TaskError;
import io.linkloom.api.WaitReason;
import io.linkloom.model.filter.Filter.Trait;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks a filter of executions.
 *
 * @param now what `-2h` and `today` are counted from
 * @param zone where days begin
 */
public record FilterMatch(Filter filter, Instant now, ZoneId zone) {
    public boolean test(ExecutionSummary execution) {
        return test(filter, execution);
    }

    private boolean test(Filter wanted, ExecutionSummary execution) {
        return switch (wanted) {
            case Filter.All all -> all.parts().stream().allMatch(part -> test(part, execution));
            case Filter.Any any -> any.parts().stream().anyMatch(part -> test(part, execution));
            case Filter.Not not -> !test(not.part(), execution);
            case Filter.InState in -> in.states().contains(execution.state());
            case Filter.Says says -> says(says, execution);
            case Filter.Labelled labelled -> labelled(labelled, execution.labels());
            case Filter.Happened happened -> happened(happened, execution);
            case Filter.Took took -> took(took, execution);
            case Filter.OfVersion of -> of.least() <= execution.version() && execution.version() <= of.most();
            case Filter.Is is -> is(is.trait(), execution);
        };
    }

    private static boolean says(Filter.Says says, ExecutionSummary execution) {
        Wording wording = says.wording();
        return switch (says.subject()) {
            case NAME -> wording.matches(execution.workflow()) || begins(wording, execution.id());
            case ID -> wording.matches(execution.id());
            case WORKFLOW ->
                wording.matches(execution.workflow())
                        || wording.matches(execution.namespace() + ":" + execution.workflow());
            case NAMESPACE -> wording.matches(execution.namespace());
            case TRIGGER -> wording.matches(execution.trigger());
            case ERROR -> error(wording, execution.error());
        };
    }

    private static boolean begins(Wording wording, String id) {
        return wording instanceof Wording.Part(String word)
                ? id.regionMatches(true, 0, word, 0, word.length())
                : wording.matches(id);
    }

    private static boolean error(Wording wording, @Nullable TaskError error) {
        return error != null
                && (wording.matches(error.message()) || wording.matches(error.code()) || wording.matches(error.task()));
    }

    private static boolean labelled(Filter.Labelled wanted, Map<String, String> labels) {
        String key = wanted.key();
        if (key != null) return wanted.wording().matches(labels.get(key));
        return labels.entrySet().stream()
                .anyMatch(each -> wanted.wording().matches(each.getKey())
                        || wanted.wording().matches(each.getValue()));
    }

    private boolean happened(Filter.Happened happened, ExecutionSummary execution) {
        Instant time = switch (happened.moment()) {
            case CREATED -> execution.createdAt();
            case STARTED -> execution.startedAt();
            case ENDED -> execution.endedAt();
        };
        return time != null && happened.window().contains(time, now, zone);
    }

    private boolean took(Filter.Took wanted, ExecutionSummary execution) {
        Instant started = execution.startedAt();
        if (started == null) return false;
        Instant ended = execution.endedAt();
        Duration took = Duration.between(started, ended == null ? now : ended);
        Duration least = wanted.least();
        Duration below = wanted.below();
        return (least == null || took.compareTo(least) >= 0) && (below == null || took.compareTo(below) < 0);
    }

    private static boolean is(Trait trait, ExecutionSummary execution) {
        ExecutionState state = execution.state();
        WaitReason waits = execution.waitReason();
        return switch (trait) {
            case QUEUED -> state == ExecutionState.QUEUED;
            case RUNNING -> state == ExecutionState.RUNNING;
            case PAUSED -> state == ExecutionState.PAUSED;
            case ENDED -> state.isEnded();
            case SUCCEEDED -> state == ExecutionState.SUCCEEDED;
            case FAILED -> state == ExecutionState.FAILED || state == ExecutionState.TIMED_OUT;
            case CANCELLED -> state == ExecutionState.CANCELLED;
            case WAITING -> waits != null;
            case HELD -> state == ExecutionState.PAUSED || waits == WaitReason.APPROVAL;
            case SCHEDULED -> execution.trigger().equals("schedule");
            case MANUAL -> execution.trigger().equals("manual");
        };
    }
}
