package io.linkloom.cli.output;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as the REST API writes them. */
public final class Json {
    private static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final JsonMapper INDENTED =
            COMPACT.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    public static String of(Object value) {
        return INDENTED.writeValueAsString(value);
    }

    public static String line(Object value) {
        return COMPACT.writeValueAsString(value);
    }

    /** As a tree, to look at single fields. */
    static JsonNode tree(Object value) {
        return COMPACT.valueToTree(value);
    }

    static JsonMapper mapper() {
        return COMPACT;
    }
}
