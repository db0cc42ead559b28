package io.linkloom.server.journal;

/** A start key of the commit exists already; nothing was written. */
public final class StartKeyTakenException extends JournalException {
    private static final long serialVersionUID = 1;

    private final transient Commit.StartKey key;

    public StartKeyTakenException(Commit.StartKey key) {
        super("The start key " + key.key() + " exists already", null);
        this.key = key;
    }

    public Commit.StartKey key() {
        return key;
    }
}
