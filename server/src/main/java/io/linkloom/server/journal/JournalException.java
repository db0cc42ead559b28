package io.linkloom.server.journal;

import org.jspecify.annotations.Nullable;

/** The journal could not do what was asked. */
public class JournalException extends Exception {
    private static final long serialVersionUID = 1;

    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
