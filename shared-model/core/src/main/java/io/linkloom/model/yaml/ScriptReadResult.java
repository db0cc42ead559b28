package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.scenario.Script;
import java.util.List;

/** What came of reading how tasks behave. */
public sealed interface ScriptReadResult {

    record Valid(Script script) implements ScriptReadResult {}

    /** @param errors at least one */
    record Invalid(List<Diagnostic> errors) implements ScriptReadResult {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
