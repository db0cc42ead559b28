package io.linkloom.cli.exit;

/** A command cannot do what it was asked for; the message is for a person. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exit;

    public CommandFailure(ExitCode exit, String message) {
        super(message);
        this.exit = exit;
    }

    public ExitCode exit() {
        return exit;
    }
}
