package io.linkloom.cli.manual;

import io.linkloom.cli.exit.CommandFailure;
import io.linkloom.cli.exit.ExitCode;
import io.linkloom.cli.text.Texts;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.yaml.WorkflowSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys of workflow documents, from the schema that parser and editors share. */
public final class LanguageFields {
    private final JsonNode schema = JsonMapper.shared().readTree(WorkflowSchema.text());
    private final Texts texts;

    public LanguageFields(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param path such as `tasks.retry`; empty for the document
     * @throws CommandFailure when there is no such key, with what was probably meant
     */
    public Field find(String path) {
        JsonNode node = schema;
        String before = "";
        boolean required = false;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            Map<String, JsonNode> keys = keys(node);
            JsonNode next = keys.get(name);
            if (next == null) throw unknown(path, before, name, keys);
            required = isRequired(node, name);
            node = next;
            before = before.isEmpty() ? name : before + "." + name;
        }
        List<Field> fields = new ArrayList<>();
        JsonNode owner = node;
        keys(node).forEach((name, key) ->
                fields.add(field(path.isEmpty() ? name : path + "." + name, key, isRequired(owner, name), List.of())));
        return field(path, node, required, fields);
    }

    private Field field(String path, JsonNode node, boolean required, List<Field> fields) {
        JsonNode target = target(node);
        List<String> oneOf = new ArrayList<>();
        target.path("enum").forEach(each -> oneOf.add(each.asString()));
        String name = path.substring(path.lastIndexOf('.') + 1);
        return new Field(path, name, type(node), description(node), required, oneOf, bounds(target), fields);
    }

    private String description(JsonNode node) {
        String own = node.path("description").asString("");
        return own.isEmpty() ? target(node).path("description").asString("") : own;
    }

    private String type(JsonNode node) {
        JsonNode target = target(node);
        if (target.has("enum")) return texts.text("type.choice");
        JsonNode type = target.path("type");
        if (type.isString() && type.stringValue().equals("array"))
            return texts.text("type.list", type(target.path("items")));
        if (type.isString()) return known(type.stringValue());
        if (type.isArray()) return String.join(" | ", type.valueStream().map(each -> known(each.asString())).toList());
        for (String choice : List.of("oneOf", "anyOf")) {
            if (target.has(choice))
                return String.join(
                        " | ",
                        target.path(choice).valueStream().map(this::type).distinct().toList());
        }
        return target.has("properties") ? texts.text("type.object") : texts.text("type.any");
    }

    private String known(String type) {
        @Nullable String name = texts.find("type." + type);
        return name == null ? type : name;
    }

    private String bounds(JsonNode target) {
        String from = number(target, "minimum", "minLength", "minItems");
        String to = number(target, "maximum", "maxLength", "maxItems");
        if (from.isEmpty() && to.isEmpty()) return "";
        if (to.isEmpty()) return texts.text("explain.from", from);
        return from.isEmpty() ? texts.text("explain.to", to) : texts.text("explain.from-to", from, to);
    }

    private static String number(JsonNode target, String... keys) {
        for (String key : keys) if (target.has(key)) return target.path(key).asString();
        return "";
    }

    /** The keys inside: of an object, of the items of a list, or of each alternative. */
    private Map<String, JsonNode> keys(JsonNode node) {
        JsonNode target = target(node);
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        target.path("properties").propertyStream().forEach(each -> keys.put(each.getKey(), each.getValue()));
        if (target.has("items")) keys.putAll(keys(target.path("items")));
        JsonNode values = target.path("additionalProperties");
        if (values.isObject()) keys.putAll(keys(values));
        for (String choice : List.of("oneOf", "anyOf", "allOf"))
            target.path(choice).forEach(each -> keys(each).forEach(keys::putIfAbsent));
        return keys;
    }

    private boolean isRequired(JsonNode node, String name) {
        JsonNode target = target(node);
        JsonNode owner = target.has("items") ? target(target.path("items")) : target;
        return owner.path("required").valueStream().anyMatch(each -> each.asString().equals(name));
    }

    private JsonNode target(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") ? schema.at(reference.substring(1)) : node;
    }

    private CommandFailure unknown(String path, String before, String name, Map<String, JsonNode> keys) {
        @Nullable String near = Nearest.to(name, keys.keySet());
        String prefix = before.isEmpty() ? "" : before + ".";
        String hint = near != null
                ? texts.text("did-you-mean", prefix + near)
                : texts.text("explain.known", String.join(", ", keys.keySet()));
        return new CommandFailure(ExitCode.NOT_FOUND, texts.text("explain.unknown", path), hint);
    }
}
