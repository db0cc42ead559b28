package io.linkloom.cli.command.test;

import io.linkloom.api.Finding;
import io.linkloom.cli.offline.ToldRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tests went, as programs read it.
 *
 * @param invalid how many files cannot be read
 */
record ToldTests(int passed, int failed, int invalid, List<File> files) {

    /** @param errors why it cannot be read; then there are no scenarios */
    record File(String file, @Nullable String workflow, List<Finding> errors, List<Scenario> scenarios) {}

    /**
     * @param seed of the run that is told
     * @param runs how many there were
     * @param durationMillis of virtual time
     */
    record Scenario(
            String name, int line, boolean passed, long seed, int runs, long durationMillis, List<Failure> failures) {}

    /** @param story of the task that explains it; empty when no single task does */
    record Failure(
            int line, int column, @Nullable String task, String expected, String was, List<ToldRun.Happening> story) {}

    static ToldTests of(List<File> files) {
        List<Scenario> all = new ArrayList<>();
        files.forEach(file -> all.addAll(file.scenarios()));
        int passed = (int) all.stream().filter(Scenario::passed).count();
        int invalid =
                (int) files.stream().filter(file -> !file.errors().isEmpty()).count();
        return new ToldTests(passed, all.size() - passed, invalid, files);
    }

    boolean isEmpty() {
        return passed + failed + invalid == 0;
    }

    /** `FILE:LINE` of everything that is not as it should be, one a line. */
    String name() {
        List<String> names = new ArrayList<>();
        for (File file : files) {
            if (!file.errors().isEmpty()) names.add(file.file());
            for (Scenario each : file.scenarios()) if (!each.passed()) names.add(file.file() + ":" + each.line());
        }
        return String.join("\n", names);
    }
}
