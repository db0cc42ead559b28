package io.linkloom.server.secret;

import org.jspecify.annotations.Nullable;

/** Something cannot be sealed or opened; the message says why and what to do, and never shows a key or a value. */
public final class VaultException extends Exception {
    private static final long serialVersionUID = 1;

    public VaultException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public VaultException(String message) {
        this(message, null);
    }
}
