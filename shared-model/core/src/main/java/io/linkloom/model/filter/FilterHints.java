package io.linkloom.model.filter;

import io.linkloom.api.ExecutionState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a server can be asked for so that nothing that matches is left out; the filter itself still has to be asked.
 *
 * @param states that can match at all
 * @param namespace that everything that matches is in; null: not known
 * @param text part of the workflow's id of everything that matches; null: not known
 */
public record FilterHints(
        Set<ExecutionState> states,
        @Nullable String namespace,
        @Nullable String text) {
    /** A server finds an execution by its id only when the word has enough of it. */
    private static final String BEGINNING_OF_IDS = "exec-";

    public FilterHints {
        states = Set.copyOf(states);
    }

    public static FilterHints of(Filter filter) {
        String namespace = null;
        String text = null;
        for (Filter part : conjuncts(filter)) {
            if (!(part instanceof Filter.Says says)) continue;
            String word = switch (says.wording()) {
                case Wording.Part(String written) -> written;
                case Wording.Whole(String written) -> written;
                case Wording.Expression expression -> null;
            };
            boolean whole = says.wording() instanceof Wording.Whole;
            switch (says.subject()) {
                case NAMESPACE -> namespace = whole ? word : namespace;
                case NAME -> text = word == null || word.startsWith(BEGINNING_OF_IDS) ? text : word;
                case WORKFLOW -> text = word == null || word.contains(":") ? text : word;
                case ID, TRIGGER, ERROR -> {}
            }
        }
        return new FilterHints(states(filter), namespace, text);
    }

    private static List<Filter> conjuncts(Filter filter) {
        if (!(filter instanceof Filter.All all)) return List.of(filter);
        List<Filter> parts = new ArrayList<>();
        for (Filter part : all.parts()) parts.addAll(conjuncts(part));
        return parts;
    }

    private static Set<ExecutionState> states(Filter filter) {
        return switch (filter) {
            case Filter.All all -> {
                Set<ExecutionState> left = EnumSet.allOf(ExecutionState.class);
                all.parts().forEach(part -> left.retainAll(states(part)));
                yield left;
            }
            case Filter.Any any -> {
                Set<ExecutionState> found = EnumSet.noneOf(ExecutionState.class);
                any.parts().forEach(part -> found.addAll(states(part)));
                yield found;
            }
            case Filter.Not(Filter.InState in) -> without(in.states());
            case Filter.Not(Filter.Any any)
            when any.parts().stream().allMatch(Filter.InState.class::isInstance) -> without(states(any));
            case Filter.InState in -> in.states();
            case Filter.Not not -> EnumSet.allOf(ExecutionState.class);
            case Filter.Is is -> states(is.trait());
            case Filter.Says says -> EnumSet.allOf(ExecutionState.class);
            case Filter.Labelled labelled -> EnumSet.allOf(ExecutionState.class);
            case Filter.Happened happened -> EnumSet.allOf(ExecutionState.class);
            case Filter.Took took -> EnumSet.allOf(ExecutionState.class);
            case Filter.OfVersion of -> EnumSet.allOf(ExecutionState.class);
        };
    }

    private static Set<ExecutionState> states(Filter.Trait trait) {
        return switch (trait) {
            case QUEUED -> Set.of(ExecutionState.QUEUED);
            case RUNNING -> Set.of(ExecutionState.RUNNING);
            case PAUSED -> Set.of(ExecutionState.PAUSED);
            case ENDED -> without(Set.of(ExecutionState.QUEUED, ExecutionState.RUNNING, ExecutionState.PAUSED));
            case SUCCEEDED -> Set.of(ExecutionState.SUCCEEDED);
            case FAILED -> Set.of(ExecutionState.FAILED, ExecutionState.TIMED_OUT);
            case CANCELLED -> Set.of(ExecutionState.CANCELLED);
            case WAITING, HELD -> Set.of(ExecutionState.QUEUED, ExecutionState.RUNNING, ExecutionState.PAUSED);
            case SCHEDULED, MANUAL -> EnumSet.allOf(ExecutionState.class);
        };
    }

    private static Set<ExecutionState> without(Set<ExecutionState> states) {
        Set<ExecutionState> left = EnumSet.allOf(ExecutionState.class);
        left.removeAll(states);
        return left;
    }
}
