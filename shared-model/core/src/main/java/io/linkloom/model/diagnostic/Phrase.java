package io.linkloom.model.diagnostic;

import java.util.Locale;

/** Parts of sentences: what was expected, what was found. */
public enum Phrase {
    OBJECT,
    LIST,
    STRING,
    WHOLE_NUMBER,
    NUMBER,
    BOOLEAN,
    DURATION,
    DATE,
    DATETIME,
    NOTHING,
    STRING_OR_LIST,
    JUST,
    VALUE_OF,
    SCALAR,
    LIST_OR_EXPRESSION,
    CONDITION,
    BETWEEN,
    AT_LEAST,
    POSITIVE_DURATION,
    WORKFLOW_ID,
    NAMESPACE_ID,
    TASK_ID,
    DURATION_FORM;

    private final String key = "phrase." + name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** In the catalogue, such as `phrase.list`. */
    public String key() {
        return key;
    }
}
