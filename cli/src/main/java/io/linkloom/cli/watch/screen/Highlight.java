package io.linkloom.cli.watch.screen;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The row that is selected. */
final class Highlight {
    private Highlight() {}

    /** Turned round where the keys go, else bold; its sign at the left tells it too. */
    static AttributedString row(AttributedString row, boolean chosen, boolean focused) {
        if (!chosen) return row;
        AttributedStringBuilder marked = new AttributedStringBuilder();
        for (int i = 0; i < row.length(); i++) {
            AttributedStyle style = row.styleAt(i);
            marked.styled(focused ? style.faintOff().inverse() : style.bold(), String.valueOf(row.charAt(i)));
        }
        return marked.toAttributedString();
    }
}
