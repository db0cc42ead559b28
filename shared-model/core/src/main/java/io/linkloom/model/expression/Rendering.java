package io.linkloom.model.expression;

import io.linkloom.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills templates in. */
final class Rendering {
    private Rendering() {}

    static @Nullable Object render(Template template, Scope scope) throws ExpressionException {
        switch (template) {
            case Template.Literal literal -> {
                return literal.value().value();
            }
            case Template.Single single -> {
                return single.expression().evaluate(scope);
            }
            case Template.Text text -> {
                StringBuilder out = new StringBuilder();
                for (Template.Part part : text.parts()) {
                    switch (part) {
                        case Template.Part.Plain plain -> out.append(plain.text());
                        case Template.Part.Inserted inserted ->
                            out.append(text(inserted.expression().evaluate(scope)));
                    }
                }
                return out.toString();
            }
            case Template.Sequence sequence -> {
                List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
                for (Template item : sequence.items()) items.add(render(item, scope));
                return items;
            }
            case Template.Mapping mapping -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                for (var entry : mapping.entries().entrySet())
                    entries.put(entry.getKey(), render(entry.getValue(), scope));
                return entries;
            }
        }
    }

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String string -> string;
            default -> Json.of(value).toString();
        };
    }
}
