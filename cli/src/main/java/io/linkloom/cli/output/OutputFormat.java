package io.linkloom.cli.output;

/** How data is printed. */
public enum OutputFormat {
    /** For people; fits the terminal. */
    TABLE,
    /** For people: every column, nothing cut off. */
    WIDE,
    /** For programs: what the REST API answers; a list is an array. */
    JSON,
    /** As JSON, one line for each item. */
    JSONL,
    YAML,
    CSV,
    /** Only the ids, one a line. */
    NAME;

    /** Whether programs read it, errors included. */
    public boolean isJson() {
        return this == JSON || this == JSONL;
    }
}
