package io.linkloom.cli.watch.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** All keys. */
record HelpText(Look look) {
    private static final int KEY = 12;
    private static final int TWO_COLUMNS = 70;

    List<AttributedString> lines(int width) {
        String[] entries = look.text("help.keys").split("\\|");
        boolean two = width >= TWO_COLUMNS;
        int rows = two ? (entries.length + 1) / 2 : entries.length;
        List<AttributedString> lines = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Line line = new Line(look).add(" ");
            entry(line, entries[i]);
            if (two && rows + i < entries.length) entry(line.fill(width / 2), entries[rows + i]);
            lines.add(line.asItIs());
        }
        for (String piece : Plain.wrapped(look.text("help.layout"), width - 2))
            lines.add(new Line(look).add(" ").add(Tone.FAINT, piece).asItIs());
        return lines;
    }

    private void entry(Line line, String entry) {
        int equals = entry.indexOf('=');
        line.column(Tone.STRONG, entry.substring(0, equals).strip(), KEY)
                .add(entry.substring(equals + 1).strip());
    }
}
