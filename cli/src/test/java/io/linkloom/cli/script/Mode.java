package io.linkloom.cli.script;

import java.util.Locale;

/** Who looks at what a command prints. */
public enum Mode {
    /** A person at a terminal of [FakeTerminal#WIDTH] columns. */
    TERMINAL,
    /** A program. */
    PIPE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
