package io.linkloom.cli.output;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Nearest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** `--fields a,b`: names are those of the columns and those of the REST API; `error.message` reaches inside. */
final class Fields {
    private final Presentation how;
    private final Texts texts;

    Fields(Presentation how) {
        this.how = how;
        this.texts = new Texts(Fields.class, how.locale());
    }

    /** The columns that are asked for, else those that the format shows. */
    <T> List<Column<T>> columns(Columns<T> columns) {
        if (how.fields().isEmpty()) {
            boolean every = how.format() != OutputFormat.TABLE;
            return columns.all().stream().filter(each -> every || !each.wide()).toList();
        }
        List<Column<T>> asked = new ArrayList<>();
        for (String field : how.fields()) asked.add(column(columns, field));
        return asked;
    }

    private <T> Column<T> column(Columns<T> columns, String field) {
        for (Column<T> each : columns.all()) if (each.name().equals(field)) return each;
        require(field, columns);
        return new Column<>(field, row -> text(at(Json.tree(row), field)), false, false);
    }

    /** The value whole, or a map with only the fields that are asked for. */
    <T> Object restrict(T value, @Nullable Columns<T> columns) {
        if (how.fields().isEmpty()) return value;
        JsonNode tree = Json.tree(value);
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        for (String field : how.fields()) {
            Column<T> computed = computed(columns, tree, field);
            part.put(field, computed == null ? at(tree, field) : computed.cell().apply(value));
        }
        return part;
    }

    private <T> @Nullable Column<T> computed(@Nullable Columns<T> columns, JsonNode tree, String field) {
        String first = field.split("\\.", 2)[0];
        if (tree.has(first)) return null;
        if (columns != null) {
            for (Column<T> each : columns.all()) if (each.name().equals(field)) return each;
            require(field, columns);
            return null;
        }
        Set<String> known = new LinkedHashSet<>(tree.propertyNames());
        throw unknown(field, known);
    }

    private void require(String field, Columns<?> columns) {
        Set<String> known = new LinkedHashSet<>();
        columns.all().forEach(each -> known.add(each.name()));
        RecordComponent[] components = columns.type().getRecordComponents();
        if (components != null) for (RecordComponent each : components) known.add(each.getName());
        if (!known.contains(field.split("\\.", 2)[0])) throw unknown(field, known);
    }

    private CommandFailure unknown(String field, Set<String> known) {
        String near = Nearest.to(field, known);
        String hint =
                near == null ? texts.text("fields.known", String.join(", ", known)) : texts.text("did-you-mean", near);
        return new CommandFailure(ExitCode.USAGE, texts.text("fields.unknown", field), hint);
    }

    private static @Nullable JsonNode at(JsonNode tree, String field) {
        JsonNode node = tree;
        for (String name : field.split("\\.")) node = node.path(name);
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.isString() ? node.stringValue() : node.toString();
    }
}
