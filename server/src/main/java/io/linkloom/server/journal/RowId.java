package io.linkloom.server.journal;

/** The key of a journal row: shard, position and chunk in one number that sorts as they do. */
final class RowId {
    /** A row's events are cut into at most so many chunks. */
    static final int MAX_CHUNKS = 1 << 8;

    private static final int CHUNK_BITS = 8;
    private static final int POSITION_BITS = 45;

    private RowId() {}

    static long of(int shard, long position, int chunk) {
        return (long) shard << (POSITION_BITS + CHUNK_BITS) | position << CHUNK_BITS | chunk;
    }

    /** The first key after everything at that position of the shard. */
    static long after(int shard, long position) {
        return of(shard, position + 1, 0);
    }

    static long position(long id) {
        return id >>> CHUNK_BITS & (1L << POSITION_BITS) - 1;
    }

    static int chunk(long id) {
        return (int) (id & MAX_CHUNKS - 1);
    }
}
