package io.linkloom.cli.contract;

import io.linkloom.cli.contract.check.Verdict;
import io.linkloom.cli.contract.wire.NoAnswer;
import java.net.URI;
import java.util.List;

/**
 * What a backend is like.
 *
 * @param complete false when only some of the checks were asked for
 */
public record Report(URI url, Grade grade, boolean complete, List<CheckResult> results) {
    public long count(Verdict.Result result) {
        return results.stream()
                .filter(each -> each.verdict().result() == result)
                .count();
    }

    /** Whether a connection could be made at all. */
    public boolean isReachable() {
        Verdict first = results.getFirst().verdict();
        return !first.values().contains(NoAnswer.UNREACHABLE);
    }
}
