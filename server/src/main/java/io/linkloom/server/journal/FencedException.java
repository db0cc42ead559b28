package io.linkloom.server.journal;

/** Another process owns the shard by now, or it does not stand where this one believes; nothing was written. */
public final class FencedException extends JournalException {
    private static final long serialVersionUID = 1;

    public FencedException(int shard, long epoch) {
        super(
                "Expected to own shard " + shard + " in epoch " + epoch
                        + ", but it has another owner by now, or stands elsewhere",
                null);
    }
}
