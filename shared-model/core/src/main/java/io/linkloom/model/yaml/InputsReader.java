package io.linkloom.model.yaml;

import io.linkloom.model.definition.InputDeclaration;
import io.linkloom.model.definition.InputType;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Phrase;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.Template;
import io.linkloom.model.input.InputValues;
import io.linkloom.model.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads `inputs`: what an execution can be given. */
final class InputsReader {
    private final Readers readers;

    InputsReader(Readers readers) {
        this.readers = readers;
    }

    Map<String, InputDeclaration> read(Fields document) {
        Map<String, InputDeclaration> inputs = new LinkedHashMap<>();
        document.each("inputs", (name, place) -> {
            if (!Ids.TASK.matcher(name).matches()) {
                readers.findings().add(place, Text.of(Code.BAD_ID, Scalars.shortened(name), Text.of(Phrase.TASK_ID)));
            }
            Fields fields = Fields.of(place, readers);
            InputDeclaration declaration = fields == null ? null : declaration(fields);
            inputs.put(name, declaration == null ? anything() : declaration);
        });
        return inputs;
    }

    /** Stands for a declaration that is wrong itself, so that its uses are not reported too. */
    private static InputDeclaration anything() {
        return new InputDeclaration(InputType.STRING, false, null, null, null, List.of(), null);
    }

    private @Nullable InputDeclaration declaration(Fields fields) {
        Place typePlace = fields.require("type");
        InputType type = typePlace == null ? null : Choices.read(typePlace, InputType.class, readers.scalars());
        boolean required = fields.bool("required", false);
        Template otherwise = fields.template("default", Surroundings.DEFAULT);
        BigDecimal min = bound(fields, "min", type);
        BigDecimal max = bound(fields, "max", type);
        List<Place> enumPlaces = fields.items("enum");
        String description = fields.string("description");
        fields.finish();
        if (required && fields.has("default")) {
            readers.findings().add(fields.key("required"), Text.of(Code.REQUIRED_WITH_DEFAULT));
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            readers.findings()
                    .add(fields.key("min"), Text.of(Code.MIN_ABOVE_MAX, min.toPlainString(), max.toPlainString()));
        }
        if (type == null) return null;
        InputDeclaration bare = new InputDeclaration(type, required, null, min, max, List.of(), description);
        List<Json> allowed = allowed(fields, enumPlaces, bare);
        InputDeclaration declaration = new InputDeclaration(type, required, otherwise, min, max, allowed, description);
        Place place = fields.find("default");
        if (place != null) check(place, otherwise, declaration);
        return declaration;
    }

    private @Nullable BigDecimal bound(Fields fields, String key, @Nullable InputType type) {
        BigDecimal bound = fields.read(key, readers.scalars()::number);
        boolean fits = type == null || type == InputType.INT || type == InputType.NUMBER;
        if (fields.has(key) && !fits) readers.findings().add(fields.key(key), Text.of(Code.BOUNDS_NOT_FOR_TYPE, key));
        return bound == null ? null : bound.stripTrailingZeros();
    }

    private List<Json> allowed(Fields fields, List<Place> places, InputDeclaration declaration) {
        Place list = fields.find("enum");
        if (list != null && list.node() instanceof Node.Sequence && places.isEmpty()) {
            readers.findings().add(list, Text.of(Code.EMPTY_LIST));
        }
        List<Json> allowed = new ArrayList<>();
        for (Place place : places) {
            Json value = Json.of(TemplateReader.plain(place.node()));
            Object plain = value.value();
            Text problem = plain == null
                    ? Text.of(Code.WRONG_TYPE, Text.of(InputValues.phrase(declaration.type())), Text.of(Phrase.NOTHING))
                    : InputValues.problem(declaration, plain);
            if (problem != null) readers.findings().add(place, problem);
            allowed.add(value);
        }
        return allowed;
    }

    /** Checks a value without expressions against its declaration; one with expressions is checked when it is evaluated. */
    void check(Place place, @Nullable Template value, InputDeclaration declaration) {
        if (!(value instanceof Template.Literal literal)) return;
        Object plain = literal.value().value();
        Text problem = plain == null ? null : InputValues.problem(declaration, plain);
        if (problem == null) return;
        List<String> texts = declaration.allowed().stream()
                .map(Json::value)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        readers.findings().add(place, problem, plain instanceof String text ? Nearest.to(text, texts) : null);
    }
}
