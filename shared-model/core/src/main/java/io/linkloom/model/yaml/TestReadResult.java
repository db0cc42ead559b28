package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.scenario.TestFile;
import java.util.List;

/** What came of reading a test file. */
public sealed interface TestReadResult {

    record Valid(TestFile file) implements TestReadResult {}

    /** @param errors in the order of the file, at least one; each with line and column */
    record Invalid(List<Diagnostic> errors) implements TestReadResult {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
