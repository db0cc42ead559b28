package io.linkloom.server.history;

import java.util.SortedMap;

/** Makes positions that no server gave out. */
public final class PositionsForTests {
    private PositionsForTests() {}

    public static String encode(SortedMap<Integer, Long> shards) {
        return Positions.of(shards).encode();
    }
}
