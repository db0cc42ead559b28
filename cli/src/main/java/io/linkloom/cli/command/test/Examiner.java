package io.linkloom.cli.command.test;

import io.linkloom.cli.offline.Beside;
import io.linkloom.cli.offline.FindingLines;
import io.linkloom.cli.offline.TestPaths;
import io.linkloom.cli.offline.ToldRun;
import io.linkloom.cli.session.Documents;
import io.linkloom.cli.session.Session;
import io.linkloom.model.scenario.Scenario;
import io.linkloom.model.scenario.TestFile;
import io.linkloom.model.yaml.TestFileReader;
import io.linkloom.model.yaml.TestReadResult;
import io.linkloom.simulation.examination.Examination;
import io.linkloom.simulation.examination.Failure;
import io.linkloom.simulation.examination.Verdict;
import io.linkloom.simulation.rehearsal.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes one test file after the other. */
final class Examiner {
    private final Session session;
    private final String filter;
    private final Listener listener;

    /** @param filter part of the name of each scenario that is wanted, whatever its case */
    Examiner(Session session, String filter, Listener listener) {
        this.session = session;
        this.filter = filter.toLowerCase(Locale.ROOT);
        this.listener = listener;
    }

    /** Empty when no scenario of the file is wanted. */
    Optional<ToldTests.File> take(String file) {
        byte[] document = new Documents(session).bytes(file);
        Beside beside = new Beside(session, file);
        return switch (TestFileReader.read(document, TestPaths.tested(file), beside)) {
            case TestReadResult.Valid valid -> take(file, valid.file());
            case TestReadResult.Invalid invalid -> {
                ToldTests.File told =
                        new ToldTests.File(file, null, new FindingLines(session).findings(invalid.errors()), List.of());
                listener.file(told);
                yield Optional.of(told);
            }
        };
    }

    private Optional<ToldTests.File> take(String file, TestFile tests) {
        List<Scenario> wanted = tests.scenarios().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(filter))
                .toList();
        if (wanted.isEmpty()) return Optional.empty();
        String workflow = tests.workflow().definition().id();
        listener.file(new ToldTests.File(file, workflow, List.of(), List.of()));
        Examination examination = new Examination(tests);
        List<ToldTests.Scenario> told = new ArrayList<>();
        for (Scenario scenario : wanted) {
            ToldTests.Scenario one = told(examination.take(scenario));
            listener.scenario(file, one);
            told.add(one);
        }
        return Optional.of(new ToldTests.File(file, workflow, List.of(), told));
    }

    private ToldTests.Scenario told(Verdict verdict) {
        Scenario scenario = verdict.scenario();
        return new ToldTests.Scenario(
                scenario.name(),
                scenario.at().line(),
                verdict.passed(),
                scenario.seed() + verdict.runs() - 1,
                verdict.runs(),
                verdict.length().toMillis(),
                verdict.failures().stream()
                        .map(failure -> told(failure, verdict.outcome()))
                        .toList());
    }

    private ToldTests.Failure told(Failure failure, Outcome outcome) {
        Locale locale = session.locale();
        String task = failure.task();
        List<ToldRun.Happening> story = task != null && outcome instanceof Outcome.Told told
                ? ToldRun.happenings(told.story(), told.story().beats(task), locale)
                : List.of();
        return new ToldTests.Failure(
                failure.at().line(),
                failure.at().column(),
                task,
                failure.expected().in(locale),
                failure.was().in(locale),
                story);
    }
}
