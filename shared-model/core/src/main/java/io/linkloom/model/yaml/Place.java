package io.linkloom.model.yaml;

import org.jspecify.annotations.Nullable;

/** A node together with the way that led to it. */
record Place(@Nullable Place parent, String step, Node node, Position at) {
    static Place root(Node node) {
        return new Place(null, "", node, node.at());
    }

    Place item(int index, Node item) {
        return new Place(this, Integer.toString(index), item, item.at());
    }

    Place value(Node.Entry entry) {
        return new Place(this, entry.key().text(), entry.value(), entry.value().at());
    }

    /** The same way, but pointing at the key. */
    Place key(Node.Entry entry) {
        return new Place(this, entry.key().text(), entry.key(), entry.key().at());
    }

    /** RFC 6901. */
    String pointer() {
        if (parent == null) return "";
        return parent.pointer() + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
