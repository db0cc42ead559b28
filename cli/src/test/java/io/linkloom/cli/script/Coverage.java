package io.linkloom.cli.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which cells of the matrix a script leaves open: {table, json, quiet, error} × {terminal, pipe}. */
public final class Coverage {
    private Coverage() {}

    /**
     * @param command its words, such as `workflow list`
     * @param script null where there is none
     * @return what is missing, in words; empty when nothing is
     */
    public static List<String> missing(List<String> command, Optional<Script> script) {
        String name = String.join(" ", command);
        if (script.isEmpty()) return List.of("loom " + name + " has no script " + String.join("/", command) + ".loom");
        List<String> missing = new ArrayList<>();
        for (Cell cell : Cell.values()) {
            for (Mode mode : Mode.values()) {
                boolean shown = script.get().sections().stream()
                        .filter(section -> section.cells().contains(cell)
                                && section.modes().contains(mode))
                        .anyMatch(section -> !section.excuse().isBlank()
                                || section.steps().stream().anyMatch(step -> shows(cell, step, command)));
                if (!shown) missing.add("loom " + name + " lacks " + cell.word() + ", " + mode.word());
            }
        }
        return missing;
    }

    private static boolean shows(Cell cell, Step step, List<String> command) {
        List<String> words = step.words();
        boolean same = words.size() >= command.size()
                && words.subList(0, command.size()).equals(command);
        return same && cell.fits(words) && (cell != Cell.ERROR || step.exit() != 0);
    }
}
