package io.linkloom.cli.contract;

import io.linkloom.cli.contract.check.Card;
import java.util.List;

/** What all verdicts come to. */
public enum Grade {
    /** Everything that was asked is kept. */
    A,
    /** Nothing is broken; there are warnings. */
    B,
    /** Manners are broken at most. */
    C,
    /** Something important is broken: it shows when something unusual happens. */
    D,
    /** Something essential is broken: work done twice, lost, or done for anybody. */
    F;

    /** Whether it can be relied on. */
    public boolean isSound() {
        return this == A || this == B;
    }

    static Grade of(List<CheckResult> results) {
        Grade worst = A;
        for (CheckResult each : results) {
            Grade grade = switch (each.verdict().result()) {
                case PASSED, NOT_APPLICABLE -> A;
                case WARNING -> B;
                case FAILED -> broken(each.check().card().weight());
            };
            if (grade.compareTo(worst) > 0) worst = grade;
        }
        return worst;
    }

    private static Grade broken(Card.Weight weight) {
        return switch (weight) {
            case MANNERS -> C;
            case IMPORTANT -> D;
            case ESSENTIAL -> F;
        };
    }
}
