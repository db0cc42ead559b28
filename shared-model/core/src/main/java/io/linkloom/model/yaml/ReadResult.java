package io.linkloom.model.yaml;

import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.graph.WorkflowGraph;
import java.util.List;

/** What came of reading a document. */
public sealed interface ReadResult {

    /** All of it is right. */
    record Valid(WorkflowDefinition definition, WorkflowGraph graph, List<Diagnostic> warnings) implements ReadResult {}

    /** @param errors in the order of the document, at least one; each with line and column */
    record Invalid(List<Diagnostic> errors, Kind kind) implements ReadResult {
        /** Whether it is not even a document. */
        public boolean unparsable() {
            return kind == Kind.UNPARSABLE;
        }
    }

    /** How far the reader got. */
    enum Kind {
        /** It is a document, but no workflow. */
        INVALID,
        /** It is no YAML or JSON. */
        UNPARSABLE,
        /** It is larger than 1 MiB. */
        TOO_LARGE
    }
}
