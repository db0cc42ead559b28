package io.linkloom.cli.command.backend;

import io.linkloom.cli.contract.Grade;
import io.linkloom.cli.contract.check.Card;
import io.linkloom.cli.contract.check.Evidence;
import io.linkloom.cli.contract.check.Verdict;
import java.util.List;

/**
 * What `-o json` prints. Ids and enums stay as they are; sentences are in the language of the reader.
 *
 * @param sound whether nothing failed
 * @param complete false when only some checks were asked for
 */
record GradedBackend(
        String url,
        Grade grade,
        boolean sound,
        boolean complete,
        long passed,
        long failed,
        long warnings,
        long notApplicable,
        List<GradedCheck> checks) {

    /** @param see where the documentation says how to do it right */
    record GradedCheck(
            String id,
            Verdict.Result result,
            Card.Weight weight,
            String title,
            String finding,
            String why,
            String mend,
            String see,
            List<Evidence> evidence) {}

    /** All that `-q` needs. */
    String name() {
        return grade.name();
    }
}
