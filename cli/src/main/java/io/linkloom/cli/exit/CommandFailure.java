package io.linkloom.cli.exit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked for; message and hint are for a person, in their language. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exit;
    private final @Nullable String hint;

    public CommandFailure(ExitCode exit, String message) {
        this(exit, message, null);
    }

    /**
     * @param hint what would be right or what to do next; null for none
     */
    public CommandFailure(ExitCode exit, String message, @Nullable String hint) {
        super(message);
        this.exit = exit;
        this.hint = hint;
    }

    public ExitCode exit() {
        return exit;
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
