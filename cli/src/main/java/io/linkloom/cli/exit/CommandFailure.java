package io.linkloom.cli.exit;

import io.linkloom.api.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked for; message and hint are for a person, in their language. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exit;
    private final @Nullable String hint;
    private final transient List<Finding> findings;

    public CommandFailure(ExitCode exit, String message) {
        this(exit, message, null);
    }

    /**
     * @param hint what would be right or what to do next; null for none
     */
    public CommandFailure(ExitCode exit, String message, @Nullable String hint) {
        this(exit, message, hint, List.of());
    }

    /**
     * @param findings each single thing that is wrong with a document
     */
    public CommandFailure(ExitCode exit, String message, @Nullable String hint, List<Finding> findings) {
        super(message);
        this.exit = exit;
        this.hint = hint;
        this.findings = List.copyOf(findings);
    }

    public ExitCode exit() {
        return exit;
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    public List<Finding> findings() {
        return findings;
    }
}
