package io.linkloom.model.schedule;

/** A text is not a duration; the message says what is wrong and what would be right. */
public final class DurationFormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final String ukrainian;

    DurationFormatException(String english, String ukrainian) {
        super(english);
        this.ukrainian = ukrainian;
    }

    /** The message in Ukrainian. */
    public String ukrainian() {
        return ukrainian;
    }
}
