package io.linkloom.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list, newest first.
 *
 * @param nextCursor hand it back as `cursor` to get the following part; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = Copies.list(items);
    }
}
