package io.linkloom.server.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One range of one index that holds executions in the order of the list.
 *
 * @param from tables and what ties them together
 * @param where conditions on the leading columns of the index, each beginning with `and`
 * @param created column of the time; it and `id` are those of the index, so that the order is the index's own
 */
record Branch(String from, String where, List<Object> values, String created, String id) {
    private static final String EXECUTION = "execution e";

    Branch {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Executions with these values in columns of their own. */
    static Branch of(String where, Object... values) {
        return new Branch(EXECUTION, where, List.of(values), "e.created_us", "e.id");
    }

    static Branch labelled(String name, String label) {
        return new Branch(
                "execution_label l join execution e on e.id=l.execution",
                " and l.name=? and l.label=?",
                List.of(ViewWriter.label(name), ViewWriter.label(label)),
                "l.created_us",
                "l.execution");
    }
}
