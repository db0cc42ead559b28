package io.linkloom.model.filter;

import io.linkloom.model.diagnostic.Text;

/**
 * A part of a filter that cannot be meant.
 *
 * @param from index of its first character
 * @param to index after its last one, greater than `from`; one beyond the line when something is missing at its end
 */
public record FilterProblem(int from, int to, Text text) {
    static FilterProblem of(int from, int to, String english, String ukrainian) {
        return new FilterProblem(from, Math.max(to, from + 1), Text.said(english, ukrainian));
    }
}
