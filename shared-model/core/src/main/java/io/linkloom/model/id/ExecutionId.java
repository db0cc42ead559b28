package io.linkloom.model.id;

import java.time.Instant;

/**
 * Ids of executions: `exec-` and 20 characters of lower-case Crockford base32: 45 bits of milliseconds, 10 bits of shard, 45 bits of chance.
 *
 * <p>They sort by the time of their creation, and the shard that owns the execution can be read from them.
 */
public final class ExecutionId {
    /** Shards are numbered below this. */
    public static final int MAX_SHARDS = 1 << 10;

    private static final String PREFIX = "exec-";
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_CHARS = 9;
    private static final int SHARD_CHARS = 2;
    private static final int RANDOM_CHARS = 9;
    private static final int LENGTH = PREFIX.length() + TIME_CHARS + SHARD_CHARS + RANDOM_CHARS;

    private ExecutionId() {}

    /** Makes an id from its parts; only the low 45 bits of `random` count. */
    public static String of(Instant at, int shard, long random) {
        StringBuilder id = new StringBuilder(LENGTH).append(PREFIX);
        append(id, at.toEpochMilli(), TIME_CHARS);
        append(id, shard, SHARD_CHARS);
        append(id, random, RANDOM_CHARS);
        return id.toString();
    }

    /** The shard in the id, or -1 when the text is not the id of an execution. */
    public static int shard(String id) {
        if (id.length() != LENGTH || !id.startsWith(PREFIX)) return -1;
        int shard = 0;
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            int digit = ALPHABET.indexOf(id.charAt(i));
            if (digit < 0) return -1;
            int place = i - PREFIX.length() - TIME_CHARS;
            if (place >= 0 && place < SHARD_CHARS) shard = shard << 5 | digit;
        }
        return shard;
    }

    private static void append(StringBuilder out, long bits, int chars) {
        for (int i = chars - 1; i >= 0; i--) out.append(ALPHABET.charAt((int) (bits >>> (5 * i)) & 31));
    }
}
