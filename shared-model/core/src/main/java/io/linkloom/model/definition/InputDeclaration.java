package io.linkloom.model.definition;

import io.linkloom.model.expression.Template;
import io.linkloom.model.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declared input.
 *
 * @param required true: every trigger must supply it
 * @param defaultValue evaluated once, when the execution is accepted; null when required or when there is none
 * @param min lower bound of an `int` or `number`, inclusive
 * @param max upper bound of an `int` or `number`, inclusive
 * @param allowed the `enum`; empty when anything of the type is allowed
 */
public record InputDeclaration(
        InputType type,
        boolean required,
        @Nullable Template defaultValue,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<Json> allowed,
        @Nullable String description) {
    public InputDeclaration {
        allowed = List.copyOf(allowed);
    }
}
