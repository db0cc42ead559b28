package io.linkloom.server.journal;

/** The commit was about an execution that was deleted meanwhile; nothing was written. */
public final class ExecutionGoneException extends JournalException {
    private static final long serialVersionUID = 1;

    public ExecutionGoneException() {
        super("An execution of the commit was deleted meanwhile", null);
    }
}
