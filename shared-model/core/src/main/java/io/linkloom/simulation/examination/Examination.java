package io.linkloom.simulation.examination;

import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.scenario.Expectation;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.TestFile;
import io.linkloom.simulation.rehearsal.Outcome;
import io.linkloom.simulation.rehearsal.Rehearsal;
import io.linkloom.simulation.rehearsal.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The door of this package: examines the scenarios of one test file. */
public final class Examination {
    private final Rehearsal rehearsal;

    public Examination(TestFile file) {
        this.rehearsal = Rehearsal.of(file);
    }

    /** Tells the scenario as often as it asks for, until an expectation does not hold. */
    public Verdict take(Scenario scenario) {
        Setting setting = Setting.of(scenario);
        for (int i = 0; ; i++) {
            long seed = scenario.seed() + i;
            Outcome outcome = rehearsal.run(setting, seed);
            List<Failure> failures = examine(scenario, outcome, seed);
            if (!failures.isEmpty() || i + 1 == scenario.runs()) return new Verdict(scenario, outcome, failures, i + 1);
        }
    }

    private static List<Failure> examine(Scenario scenario, Outcome outcome, long seed) {
        List<Failure> failures = new ArrayList<>();
        switch (outcome) {
            case Outcome.Told told -> {
                StoryExaminer examiner = new StoryExaminer(told.story(), seed, failures);
                scenario.expectations().forEach(examiner::examine);
            }
            case Outcome.Refused refused -> refused(scenario, refused, seed, failures);
            case Outcome.NotStarted not -> notStarted(scenario, not, seed, failures);
        }
        failures.sort(Comparator.comparingInt((Failure failure) -> failure.at().line())
                .thenComparingInt(failure -> failure.at().column()));
        return failures;
    }

    private static void refused(Scenario scenario, Outcome.Refused refused, long seed, List<Failure> failures) {
        Text was = Text.of(Phrase.WAS_REFUSED, all(refused.errors()));
        Set<String> inputs = new TreeSet<>();
        for (Diagnostic error : refused.errors()) inputs.add(input(error));
        for (Expectation expectation : scenario.expectations()) {
            if (expectation instanceof Expectation.Rejects rejects) {
                if (rejects.inputs().equals(inputs)) continue;
                Text expected = Text.of(Phrase.EXPECTED_REJECTS, names(rejects.inputs()));
                failures.add(new Failure(rejects.at(), null, expected, was, seed));
            } else {
                failures.add(new Failure(expectation.at(), null, Text.of(Phrase.EXPECTED_START), was, seed));
                return;
            }
        }
    }

    private static void notStarted(Scenario scenario, Outcome.NotStarted not, long seed, List<Failure> failures) {
        Text was = Text.of(Phrase.WAS_NOT_STARTED, not.why());
        for (Expectation expectation : scenario.expectations()) {
            if (expectation instanceof Expectation.Starts starts && !starts.starts()) continue;
            failures.add(new Failure(expectation.at(), null, Text.of(Phrase.EXPECTED_START), was, seed));
            return;
        }
    }

    /** The findings one after the other, in every language. */
    private static Text all(List<Diagnostic> errors) {
        Text all = errors.getFirst().text();
        for (Diagnostic error : errors.subList(1, errors.size())) all = Text.of(Phrase.BOTH, all, error.text());
        return all;
    }

    private static String input(Diagnostic error) {
        return error.pointer().isEmpty()
                ? ""
                : error.pointer().substring(1).replace("~1", "/").replace("~0", "~");
    }

    static String names(Set<String> names) {
        return names.isEmpty() ? "—" : String.join(", ", new TreeSet<>(names));
    }
}
