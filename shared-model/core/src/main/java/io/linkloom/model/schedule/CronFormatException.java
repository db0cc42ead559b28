package io.linkloom.model.schedule;

/** A text is not a Unix cron expression; the message says what is wrong and what would be right. */
public final class CronFormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final int column;
    private final String ukrainian;

    CronFormatException(CronProblem problem, int column, Object... details) {
        super(problem.english(details));
        this.column = column;
        this.ukrainian = problem.ukrainian(details);
    }

    /** Where the wrong part begins in the text as it was given; the first character is 1. */
    public int column() {
        return column;
    }

    /** The message in Ukrainian. */
    public String ukrainian() {
        return ukrainian;
    }
}
