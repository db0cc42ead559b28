package io.linkloom.cli.output;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One thing as CSV: a line for each field. */
final class Csv {
    private final Fields fields;
    private final Cells cells;
    private final boolean headers;

    Csv(Fields fields, Cells cells, boolean headers) {
        this.fields = fields;
        this.cells = cells;
        this.headers = headers;
    }

    <T> List<String> of(T value) {
        List<String> lines = new ArrayList<>();
        if (headers) lines.add("field,value");
        JsonNode tree = Json.tree(fields.restrict(value, null));
        for (String name : tree.propertyNames()) {
            JsonNode field = tree.get(name);
            String text = field.isNull() ? "" : field.isString() ? field.stringValue() : field.toString();
            lines.add(Tables.csvLine(List.of(name, cells.bare(text))));
        }
        return lines;
    }
}
