package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Text;

/** The document cannot be read any further. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Text text;
    private final transient Position at;

    Unreadable(Position at, Text text) {
        this.at = at;
        this.text = text;
    }

    Text text() {
        return text;
    }

    Position at() {
        return at;
    }
}
