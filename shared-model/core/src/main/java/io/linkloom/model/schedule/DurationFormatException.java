package io.linkloom.model.schedule;

/** A text is no duration; the message says what was expected. */
public final class DurationFormatException extends Exception {
    private static final long serialVersionUID = 1;

    public DurationFormatException(String message) {
        super(message);
    }
}
