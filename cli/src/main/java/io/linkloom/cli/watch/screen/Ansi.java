package io.linkloom.cli.watch.screen;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * Styled text as a terminal is told it.
 *
 * <p>Not as JLine writes it: that swaps the lines of frames for letters of an old character set, which terminals in UTF-8 mode need not know, or for ASCII.
 */
public final class Ansi {
    private Ansi() {}

    public static String of(AttributedString line) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < line.length()) {
            AttributedStyle style = line.styleAt(from);
            int to = from + 1;
            while (to < line.length() && line.styleAt(to).equals(style)) to++;
            String code = style.equals(AttributedStyle.DEFAULT) ? "" : style.toAnsi();
            if (code.isEmpty()) out.append(line, from, to);
            else
                out.append("\u001b[")
                        .append(code)
                        .append('m')
                        .append(line, from, to)
                        .append("\u001b[0m");
            from = to;
        }
        return out.toString();
    }
}
