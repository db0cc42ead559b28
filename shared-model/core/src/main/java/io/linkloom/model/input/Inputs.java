package io.linkloom.model.input;

import io.linkloom.model.definition.InputDeclaration;
import io.linkloom.model.definition.WorkflowDefinition;
import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Diagnostic;
import io.linkloom.model.diagnostic.Diagnostics;
import io.linkloom.model.diagnostic.Nearest;
import io.linkloom.model.diagnostic.Severity;
import io.linkloom.model.diagnostic.Text;
import io.linkloom.model.expression.ExpressionException;
import io.linkloom.model.expression.Scope;
import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what is given for the declared inputs of a workflow and fills in the rest. */
public final class Inputs {
    /** The longest inputs of one execution, in bytes of compact JSON. */
    public static final int MAX_BYTES = 256 * 1024;

    private final Diagnostics errors = new Diagnostics();

    private Inputs() {}

    /** What came of it. */
    public sealed interface Result {
        /** @param inputs an object with every declared input, in the order of the declarations; null where none was given */
        record Resolved(Json inputs) implements Result {}

        /** @param errors with pointers into what was given; line and column are 0 */
        record Refused(List<Diagnostic> errors) implements Result {}
    }

    /**
     * Resolves the inputs of one execution. An input given as null counts as not given.
     *
     * @param given null, Boolean, Long, Double, String, List or Map values
     * @param scopeForDefaults `trigger`, `event` and `workflow`; defaults are evaluated against it, once each
     */
    public static Result resolve(
            WorkflowDefinition definition, Map<String, ? extends @Nullable Object> given, Scope scopeForDefaults) {
        Inputs inputs = new Inputs();
        for (String name : given.keySet()) {
            if (definition.inputs().containsKey(name)) continue;
            inputs.refuse(
                    name,
                    Text.of(Code.UNKNOWN_INPUT, name),
                    Nearest.to(name, definition.inputs().keySet()));
        }
        Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
        definition
                .inputs()
                .forEach((name, declaration) ->
                        resolved.put(name, inputs.value(name, declaration, given.get(name), scopeForDefaults)));
        Json json = Json.of(resolved);
        if (json.length() > MAX_BYTES) inputs.refuse("", Text.of(Code.INPUTS_TOO_LARGE, json.length()), null);
        return inputs.errors.hasErrors() ? new Result.Refused(inputs.errors.errors()) : new Result.Resolved(json);
    }

    private @Nullable Object value(String name, InputDeclaration declaration, @Nullable Object given, Scope scope) {
        Object value = given;
        Template otherwise = declaration.defaultValue();
        if (value == null && otherwise != null) {
            try {
                value = otherwise.render(scope);
            } catch (ExpressionException e) {
                refuse(name, Text.of(Code.INPUT_DEFAULT_FAILED, name, String.valueOf(e.getMessage())), null);
                return null;
            }
        }
        if (value == null) {
            if (declaration.required()) refuse(name, Text.of(Code.INPUT_MISSING, name), null);
            return null;
        }
        value = Json.of(value).value();
        Text problem = value == null ? null : InputValues.problem(declaration, value);
        if (problem == null) return InputValues.normalized(declaration.type(), value);
        refuse(name, problem, nearest(declaration, value));
        return null;
    }

    private static @Nullable String nearest(InputDeclaration declaration, @Nullable Object value) {
        if (!(value instanceof String text)) return null;
        List<String> allowed = declaration.allowed().stream()
                .map(Json::value)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return Nearest.to(text, allowed);
    }

    private void refuse(String name, Text text, @Nullable String suggestion) {
        String pointer = name.isEmpty() ? "" : "/" + name.replace("~", "~0").replace("/", "~1");
        errors.add(new Diagnostic(text.key(), Severity.ERROR, pointer, 0, 0, text, suggestion));
    }
}
