package io.linkloom.cli.output;

/** How instants are printed for people. */
public enum TimeStyle {
    /** `3m ago`, `in 2h`. */
    REL,
    /** `2026-01-02T03:04:05Z`. */
    ISO,
    /** Seconds since 1970. */
    UNIX
}
