package io.linkloom.model.expression;

import io.linkloom.model.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value of a document that may hold expressions anywhere inside. */
public sealed interface Template {

    /** A value without any expression. */
    record Literal(Json value) implements Template {}

    /** Exactly one expression: keeps the type of its value. */
    record Single(Expression expression) implements Template {}

    /** A longer string: the parts rendered as text, one after the other. */
    record Text(List<Part> parts) implements Template {
        public Text {
            parts = List.copyOf(parts);
        }
    }

    /** A list with at least one expression inside. */
    record Sequence(List<Template> items) implements Template {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** An object with at least one expression inside; in the order of the document. */
    record Mapping(Map<String, Template> entries) implements Template {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /** A piece of [Text]. */
    sealed interface Part {
        record Plain(String text) implements Part {}

        record Inserted(Expression expression) implements Part {}
    }

    /**
     * The value of this template in a scope: null, Boolean, Long, Double, String, List or Map with String keys.
     *
     * @throws ExpressionException when an expression cannot be evaluated or a result is too large
     */
    default @Nullable Object render(Scope scope) throws ExpressionException {
        return Rendering.render(this, scope);
    }

    /** As [#render], as text: strings as they are, null as nothing, everything else as JSON. */
    default String renderText(Scope scope) throws ExpressionException {
        return Rendering.text(render(scope));
    }

    /** Every expression inside, in the order of the document. */
    default Stream<Expression> expressions() {
        return switch (this) {
            case Literal literal -> Stream.empty();
            case Single single -> Stream.of(single.expression());
            case Text text ->
                text.parts().stream()
                        .flatMap(part -> part instanceof Part.Inserted inserted
                                ? Stream.of(inserted.expression())
                                : Stream.empty());
            case Sequence sequence -> sequence.items().stream().flatMap(Template::expressions);
            case Mapping mapping -> mapping.entries().values().stream().flatMap(Template::expressions);
        };
    }
}
