package io.linkloom.simulation.rehearsal;

import io.linkloom.model.scenario.Cause;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.Script;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a story begins with.
 *
 * @param inputs as given: null, Boolean, Long, Double, String, List or Map values
 */
public record Setting(Map<String, @Nullable Object> inputs, Cause cause, Script script) {
    public Setting {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** For callers in other modules: the class file does not tell them what a canonical constructor takes. */
    public static Setting of(Map<String, @Nullable Object> inputs, Cause cause, Script script) {
        return new Setting(inputs, cause, script);
    }

    public static Setting of(Scenario scenario) {
        return new Setting(scenario.inputs(), scenario.cause(), scenario.script());
    }
}
