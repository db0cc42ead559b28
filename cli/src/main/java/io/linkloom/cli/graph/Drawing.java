package io.linkloom.cli.graph;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A graph in lines of text; none of them ends in spaces. */
public record Drawing(Form form, List<List<Piece>> lines) {
    public Drawing {
        lines = lines.stream().map(List::copyOf).toList();
    }

    /** How the tasks are arranged. */
    public enum Form {
        /** From left to right. */
        ACROSS,
        /** From top to bottom. */
        DOWN,
        /** One line for each task with what it depends on: as a drawing it would be too wide, or a tangle. */
        LIST
    }

    /**
     * A part of a line that has one colour.
     *
     * @param task id of the task whose label this is; null for lines between tasks, and for spaces
     */
    public record Piece(String text, @Nullable String task) {}

    /** Without any colour. */
    @Override
    public String toString() {
        return lines.stream()
                .map(line -> line.stream().map(Piece::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
