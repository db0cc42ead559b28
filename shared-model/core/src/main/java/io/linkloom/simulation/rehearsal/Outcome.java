package io.linkloom.simulation.rehearsal;

import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.diagnostic.Text;
import java.util.List;

/** What became of a setting. */
public sealed interface Outcome {

    record Told(Story story) implements Outcome {}

    /** The inputs are refused. @param errors with pointers into the inputs */
    record Refused(List<Diagnostic> errors) implements Outcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** No trigger fires. */
    record NotStarted(Text why) implements Outcome {}
}
