package io.linkloom.cli.script;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What has to be shown of every command, in every mode. */
public enum Cell {
    /** As people read it. */
    TABLE(Set.of()),
    /** As programs read it. */
    JSON(Set.of("json", "jsonl")),
    /** Ids alone, and no messages. */
    QUIET(Set.of("-q", "--quiet", "name")),
    /** How it fails. */
    ERROR(Set.of());

    private final Set<String> words;

    Cell(Set<String> words) {
        this.words = words;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether these words of a command belong into the cell. */
    boolean fits(List<String> typed) {
        return words.isEmpty()
                || typed.stream()
                        .map(word -> word.startsWith("--output=") ? word.substring("--output=".length()) : word)
                        .anyMatch(words::contains);
    }
}
