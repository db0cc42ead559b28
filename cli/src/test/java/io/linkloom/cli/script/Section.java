package io.linkloom.cli.script;

import java.util.List;
import java.util.Set;

/**
 * A part of a script: `--- given` prepares, `--- table, terminal` shows a cell.
 *
 * @param cells empty for what only prepares
 * @param modes in which it is played
 * @param excuse why the cells do not apply; empty when they do
 */
record Section(int line, Set<Cell> cells, Set<Mode> modes, String excuse, List<Step> steps) {
    Section {
        cells = Set.copyOf(cells);
        modes = Set.copyOf(modes);
        steps = List.copyOf(steps);
    }
}
