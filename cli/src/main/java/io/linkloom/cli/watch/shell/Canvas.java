package io.linkloom.cli.watch.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * What stands on the screen, and what has to be written so that something else does: only the lines that differ.
 *
 * <p>Not JLine's `Display`: that swaps lines of frames for letters of an old character set, which terminals in UTF-8 mode need not know, or for ASCII.
 */
final class Canvas {
    private static final String RESET = "\u001b[0m";

    private final Map<AttributedStyle, String> codes = new HashMap<>();
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
            write(out, line);
        }
        shown = new ArrayList<>(lines);
        return out.toString();
    }

    /** Both from 0. */
    static String at(int row, int column) {
        return "\u001b[" + (row + 1) + ";" + (column + 1) + "H";
    }

    private void write(StringBuilder out, AttributedString line) {
        int from = 0;
        while (from < line.length()) {
            AttributedStyle style = line.styleAt(from);
            int to = from + 1;
            while (to < line.length() && line.styleAt(to).equals(style)) to++;
            String code = codes.computeIfAbsent(style, AttributedStyle::toAnsi);
            boolean styled = !style.equals(AttributedStyle.DEFAULT) && !code.isEmpty();
            if (styled) out.append("\u001b[").append(code).append('m');
            out.append(line, from, to);
            if (styled) out.append(RESET);
            from = to;
        }
    }
}
