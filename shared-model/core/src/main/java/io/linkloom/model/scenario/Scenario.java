package io.linkloom.model.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One story of a workflow, and what is expected of it.
 *
 * @param seed of everything that is left to chance
 * @param runs how many times it is told, with one seed after the other; every time all expectations have to hold
 * @param inputs as given: null, Boolean, Long, Double, String, List or Map values
 * @param expectations at least one
 */
public record Scenario(
        String name,
        Spot at,
        long seed,
        int runs,
        Map<String, @Nullable Object> inputs,
        Cause cause,
        Script script,
        List<Expectation> expectations) {
    public Scenario {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        expectations = List.copyOf(expectations);
    }
}
