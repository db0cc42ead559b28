package io.linkloom.cli.contract.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param finding name of the sentence that says it, within those of the check
 * @param values that stand in the sentence
 */
public record Verdict(Result result, String finding, List<Object> values) {
    /** How a check ended. */
    public enum Result {
        PASSED,
        WARNING,
        FAILED,
        NOT_APPLICABLE
    }

    static Verdict passed(String finding, Object... values) {
        return new Verdict(Result.PASSED, finding, List.of(values));
    }

    static Verdict warning(String finding, Object... values) {
        return new Verdict(Result.WARNING, finding, List.of(values));
    }

    static Verdict failed(String finding, Object... values) {
        return new Verdict(Result.FAILED, finding, List.of(values));
    }

    public static Verdict notApplicable(String finding) {
        return new Verdict(Result.NOT_APPLICABLE, finding, List.of());
    }
}
