package io.linkloom.server.history;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read: the position in each shard, and how many events of one further entry.
 *
 * @param partial the shard of an entry that was read in part; -1 when there is none
 * @param events how many events of that entry were read
 */
record Positions(SortedMap<Integer, Long> shards, int partial, int events) {
    private static final int MAX_TEXT = 40_000;

    Positions {
        shards = new TreeMap<>(shards);
    }

    static Positions of(SortedMap<Integer, Long> shards) {
        return new Positions(shards, -1, 0);
    }

    Positions at(int shard, long position) {
        SortedMap<Integer, Long> next = new TreeMap<>(shards);
        next.put(shard, position);
        return of(next);
    }

    Positions within(int shard, int read) {
        return new Positions(shards, shard, read);
    }

    /** Opaque text that fits into a header. */
    String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(12 + shards.size() * 10);
        bytes.putShort((short) partial).putInt(events);
        shards.forEach(
                (shard, position) -> bytes.putShort((short) shard.intValue()).putLong(position));
        bytes.putShort(checksum(bytes.array(), bytes.position()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** Null when the text was not made by [#encode]. */
    static @Nullable Positions decode(String text) {
        if (text.length() > MAX_TEXT) return null;
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int length = all.length - Short.BYTES;
        if (length < 6 || (length - 6) % 10 != 0) return null;
        ByteBuffer bytes = ByteBuffer.wrap(all);
        if (bytes.getShort(length) != checksum(all, length)) return null;
        int partial = bytes.getShort();
        int events = bytes.getInt();
        SortedMap<Integer, Long> shards = new TreeMap<>();
        while (bytes.position() < length) shards.put((int) bytes.getShort(), bytes.getLong());
        return new Positions(shards, partial, events);
    }

    private static short checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (short) crc.getValue();
    }
}
