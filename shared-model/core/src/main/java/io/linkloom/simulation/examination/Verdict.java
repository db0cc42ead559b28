package io.linkloom.simulation.examination;

import io.linkloom.model.scenario.Scenario;
import io.linkloom.simulation.rehearsal.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * What came of a scenario.
 *
 * @param outcome of the first run that failed, else of the last one
 * @param failures of that run, in the order of the file; empty: it passed
 * @param runs how many there were; fewer than the scenario asks for when one failed
 */
public record Verdict(Scenario scenario, Outcome outcome, List<Failure> failures, int runs) {
    public Verdict {
        failures = List.copyOf(failures);
    }

    public boolean passed() {
        return failures.isEmpty();
    }

    /** Virtual time from the start to the end of that run. */
    public Duration length() {
        return outcome instanceof Outcome.Told told ? told.story().length() : Duration.ZERO;
    }
}
