package io.linkloom.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or worth a warning, in something that was sent.
 *
 * @param pointer JSON pointer to the place, empty for the whole
 * @param line from 1; null where the source has no lines
 * @param column from 1; null where the source has no lines
 * @param suggestion what would be right; null when nothing is near enough
 */
public record Finding(
        String pointer,
        @Nullable Integer line,
        @Nullable Integer column,
        String message,
        @Nullable String suggestion) {}
