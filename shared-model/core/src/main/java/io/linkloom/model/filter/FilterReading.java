package io.linkloom.model.filter;

import java.util.List;

/**
 * What became of a line.
 *
 * @param filter what was understood; to be used only when there is no problem
 * @param problems in the order of the line
 */
public record FilterReading(String line, Filter filter, List<FilterProblem> problems) {
    public FilterReading {
        problems = List.copyOf(problems);
    }

    /** Reads a line; a blank one matches everything. */
    public static FilterReading of(String line) {
        return new FilterReader(line).read();
    }

    public boolean isSound() {
        return problems.isEmpty();
    }
}
