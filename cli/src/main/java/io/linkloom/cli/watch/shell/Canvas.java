package io.linkloom.cli.watch.shell;

import io.linkloom.cli.watch.screen.Ansi;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What stands on the screen, and what has to be written so that something else does: only the lines that differ. */
final class Canvas {
    private List<AttributedString> shown = List.of();

    /** Whatever stands there: the next picture is written as a whole. */
    void forget() {
        shown = List.of();
    }

    /** Empty when nothing differs. */
    String becomes(List<AttributedString> lines) {
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < lines.size(); row++) {
            AttributedString line = lines.get(row);
            if (row < shown.size() && shown.get(row).equals(line)) continue;
            out.append(at(row, 0));
            out.append(Ansi.of(line));
        }
        shown = new ArrayList<>(lines);
        return out.toString();
    }

    /** Both from 0. */
    static String at(int row, int column) {
        return "\u001b[" + (row + 1) + ";" + (column + 1) + "H";
    }
}
