package io.linkloom.api;

import org.jspecify.annotations.Nullable;

/**
 * A value to keep secret; it is never given out again.
 *
 * @param value 4 characters to 64 KiB of UTF-8
 */
public record PutSecret(@Nullable String value) {

    /** Without the value. */
    @Override
    public String toString() {
        return "PutSecret[]";
    }
}
