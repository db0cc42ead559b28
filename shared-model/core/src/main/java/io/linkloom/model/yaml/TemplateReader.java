package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Expression;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values that may hold `${{ … }}` anywhere inside. */
final class TemplateReader {
    private static final String OPEN = "${{";

    private final Reading reading;

    TemplateReader(Reading reading) {
        this.reading = reading;
    }

    Template read(Place place, Surroundings surroundings) {
        return switch (place.node()) {
            case Node.Scalar scalar ->
                scalar.value() instanceof String text
                        ? text(place, text, surroundings)
                        : new Template.Literal(Json.of(scalar.value()));
            case Node.Sequence list -> sequence(place, list, surroundings);
            case Node.Mapping mapping -> mapping(place, mapping, surroundings);
        };
    }

    /** As [#read], but only for what can be rendered as text. */
    @Nullable
    Template readText(Place place, Surroundings surroundings) {
        if (place.node() instanceof Node.Scalar scalar && scalar.value() != null) return read(place, surroundings);
        new Scalars(reading.findings()).wrongType(place, Text.of(Phrase.SCALAR));
        return null;
    }

    /** Exactly one expression, or true or false. */
    @Nullable
    Expression condition(Place place, Surroundings surroundings) {
        Object value = Scalars.value(place);
        if (value instanceof Boolean bool) return new Expression(bool.toString());
        if (!(value instanceof String text)) {
            new Scalars(reading.findings()).wrongType(place, Text.of(Phrase.CONDITION));
            return null;
        }
        if (text(place, text, surroundings) instanceof Template.Single single) return single.expression();
        String suggestion = text.contains(OPEN) || text.isBlank() ? null : OPEN + " " + text.strip() + " }}";
        reading.findings().add(place, Text.of(Code.EXPRESSION_EXPECTED), suggestion);
        return null;
    }

    private Template sequence(Place place, Node.Sequence list, Surroundings surroundings) {
        List<Template> items = new ArrayList<>(list.items().size());
        for (Place item : Fields.items(place, list)) items.add(read(item, surroundings));
        if (items.stream().anyMatch(item -> !(item instanceof Template.Literal))) return new Template.Sequence(items);
        List<@Nullable Object> values = new ArrayList<>(items.size());
        for (Node item : list.items()) values.add(plain(item));
        return new Template.Literal(Json.of(values));
    }

    private Template mapping(Place place, Node.Mapping mapping, Surroundings surroundings) {
        Map<String, Template> entries =
                LinkedHashMap.newLinkedHashMap(mapping.entries().size());
        for (Node.Entry entry : mapping.entries().values()) {
            if (entry.key().text().contains(OPEN)) {
                reading.findings().add(place.key(entry), Text.of(Code.EXPRESSION_NOT_ALLOWED));
            }
            entries.put(entry.key().text(), read(place.value(entry), surroundings));
        }
        boolean literal = entries.values().stream().allMatch(item -> item instanceof Template.Literal);
        return literal ? new Template.Literal(Json.of(plain(mapping))) : new Template.Mapping(entries);
    }

    /** A value without expressions as plain Java. */
    static @Nullable Object plain(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar.value();
            case Node.Sequence list -> {
                List<@Nullable Object> items = new ArrayList<>(list.items().size());
                for (Node item : list.items()) items.add(plain(item));
                yield items;
            }
            case Node.Mapping mapping -> {
                Map<String, @Nullable Object> entries =
                        LinkedHashMap.newLinkedHashMap(mapping.entries().size());
                mapping.entries().forEach((key, entry) -> entries.put(key, plain(entry.value())));
                yield entries;
            }
        };
    }

    private Template text(Place place, String text, Surroundings surroundings) {
        List<Template.Part> parts = new ArrayList<>();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int start = open + OPEN.length();
            int end = ExpressionEnd.find(text, start);
            if (end < 0) {
                reading.findings().add(place, Text.of(Code.EXPRESSION_UNTERMINATED));
                break;
            }
            if (open > at) parts.add(new Template.Part.Plain(text.substring(at, open)));
            String source = text.substring(start, end);
            Expression expression = new Expression(source.strip());
            int skipped = source.length() - source.stripLeading().length();
            reading.add(new Reading.Written(expression, place, start + skipped, surroundings));
            parts.add(new Template.Part.Inserted(expression));
            at = end + 2;
        }
        if (parts.isEmpty()) return new Template.Literal(Json.of(text));
        if (at < text.length()) parts.add(new Template.Part.Plain(text.substring(at)));
        return parts.size() == 1 && parts.getFirst() instanceof Template.Part.Inserted only
                ? new Template.Single(only.expression())
                : new Template.Text(parts);
    }
}
