package io.linkloom.model.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of the document; an alias is the very node that it names. */
sealed interface Node {
    Position at();

    /**
     * @param text unquoted, unfolded
     * @param value null, Boolean, Long, BigInteger, BigDecimal or String, by the core schema of YAML 1.2
     * @param end index behind the scalar in the document
     */
    record Scalar(Position at, String text, @Nullable Object value, int end) implements Node {}

    record Sequence(Position at, List<Node> items) implements Node {}

    /** In the order of the document. */
    record Mapping(Position at, Map<String, Entry> entries) implements Node {}

    record Entry(Scalar key, Node value) {}
}
