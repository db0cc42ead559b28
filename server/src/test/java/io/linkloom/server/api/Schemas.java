package io.linkloom.server.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Checks JSON against the schemas of the API's own description: as much of JSON Schema as that document uses. */
final class Schemas {
    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with a value, each with its place; empty when nothing is. */
    List<String> check(String schema, JsonNode value) {
        List<String> wrong = new ArrayList<>();
        check(resolve("#/components/schemas/" + schema), value, schema, wrong);
        return wrong;
    }

    /** As above, for a schema that has no name. */
    List<String> check(JsonNode schema, JsonNode value) {
        List<String> wrong = new ArrayList<>();
        check(schema, value, "the body", wrong);
        return wrong;
    }

    private JsonNode resolve(String reference) {
        JsonNode found = document.at(reference.substring(1));
        if (found.isMissingNode())
            throw new AssertionError("The document refers to " + reference + ", which is not there");
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> wrong) {
        if (schema.has("$ref")) {
            check(resolve(schema.path("$ref").asString()), value, at, wrong);
            return;
        }
        if (schema.has("type") && !isOfType(schema.path("type"), value)) {
            wrong.add(at + " is " + value + ", not " + schema.path("type"));
            return;
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals))
            wrong.add(at + " cannot be " + value);
        if (schema.path("format").asString("").equals("date-time") && value.isString()) checkTime(value, at, wrong);
        if (value.isObject()) checkObject(schema, value, at, wrong);
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++)
                check(schema.path("items"), Objects.requireNonNull(value.get(i)), at + "/" + i, wrong);
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> wrong) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) wrong.add(at + " lacks " + name);
        });
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.propertyStream().forEach(property -> {
            String place = at + "/" + property.getKey();
            if (properties.has(property.getKey())) {
                check(properties.path(property.getKey()), property.getValue(), place, wrong);
            } else if (others.isObject()) {
                check(others, property.getValue(), place, wrong);
            } else if (others.isBoolean() && !others.asBoolean()) {
                wrong.add(place + " is not documented");
            }
        });
    }

    private static void checkTime(JsonNode value, String at, List<String> wrong) {
        try {
            Instant.parse(value.asString());
        } catch (java.time.DateTimeException e) {
            wrong.add(at + " is no RFC 3339 time in UTC: " + value);
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) return type.valueStream().anyMatch(each -> isOfType(each, value));
        return switch (type.asString()) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> throw new AssertionError("The document has a type " + type);
        };
    }
}
