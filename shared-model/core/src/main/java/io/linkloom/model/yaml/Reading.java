package io.linkloom.model.yaml;

import io.linkloom.model.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/** What the readers of one document share: the findings, and the expressions to look at once all tasks are known. */
final class Reading {
    private final Findings findings;
    private final List<Written> expressions = new ArrayList<>();

    Reading() {
        this(new Findings());
    }

    /** For a part of a document whose expressions see something else. */
    Reading(Findings findings) {
        this.findings = findings;
    }

    /**
     * An expression in the document.
     *
     * @param start of its source in the text of the scalar, in chars
     */
    record Written(Expression expression, Place place, int start, Surroundings surroundings) {}

    Findings findings() {
        return findings;
    }

    void add(Written expression) {
        expressions.add(expression);
    }

    /** The expressions from this index on belong to a task that does not count: nobody asks what is upstream of it. */
    void detach(int from) {
        expressions.subList(from, expressions.size()).replaceAll(written -> {
            Surroundings old = written.surroundings();
            Surroundings outside = new Surroundings(old.where(), -1, old.items());
            return new Written(written.expression(), written.place(), written.start(), outside);
        });
    }

    List<Written> expressions() {
        return expressions;
    }
}
