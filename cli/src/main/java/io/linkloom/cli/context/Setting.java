package io.linkloom.cli.context;

import java.util.Locale;
import java.util.Optional;

/** What can be set by an option, the environment or a file. */
public enum Setting {
    CONTEXT,
    SERVER,
    NAMESPACE,
    OUTPUT,
    COLOR,
    TIME,
    TZ,
    LANG,
    TIMEOUT,
    ASCII,
    NO_INPUT;

    /** As files and options write it, such as `no-input`. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the environment writes it, such as `LOOM_NO_INPUT`. */
    public String variable() {
        return "LOOM_" + name();
    }

    /** The one with this key; empty when there is none. */
    public static Optional<Setting> of(String key) {
        for (Setting each : values()) if (each.key().equals(key)) return Optional.of(each);
        return Optional.empty();
    }
}
