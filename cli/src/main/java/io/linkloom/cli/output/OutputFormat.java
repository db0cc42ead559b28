package io.linkloom.cli.output;

/** How data is printed. */
public enum OutputFormat {
    /** For people. */
    TABLE,
    /** For programs: what the REST API answers. */
    JSON
}
