package io.linkloom.server.backup;

import java.util.Objects;

/** Why a backup could not be made or brought back; the message is for people and says what to do. */
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean untouched;

    private BackupException(String message, boolean untouched) {
        super(message);
        this.untouched = untouched;
    }

    /** It was refused before anything was changed. */
    static BackupException refused(String message) {
        return new BackupException(message, true);
    }

    /** It went wrong on the way. */
    static BackupException failed(String message) {
        return new BackupException(message, false);
    }

    public boolean isUntouched() {
        return untouched;
    }

    /** For people. */
    public String sentence() {
        return Objects.requireNonNullElse(getMessage(), "");
    }
}
