package io.linkloom.cli.value;

/** The answer of a server that has none: that something is gone. */
public record Deleted(String name, boolean deleted) {
    public Deleted(String name) {
        this(name, true);
    }
}
