package io.linkloom.cli.watch.screen;

import io.linkloom.cli.watch.screen.Frame.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * A box over the picture.
 *
 * @param lines each of the same width
 * @param cursor on the screen
 * @param top how many lines of a sheet were really scrolled away
 */
record Overlay(
        int row,
        int column,
        List<AttributedString> lines,
        @Nullable Cursor cursor,
        int top) {
    List<AttributedString> over(List<AttributedString> below, Look look) {
        List<AttributedString> all = new ArrayList<>(below);
        for (int i = 0; i < lines.size() && row + i < all.size(); i++) {
            AttributedString line = all.get(row + i);
            int width = line.columnLength();
            int end = column + lines.get(i).columnLength();
            Line put = new Line(look)
                    .add(line.columnSubSequence(0, column))
                    .fill(column)
                    .add(lines.get(i));
            if (end < width) put.add(line.columnSubSequence(end, width));
            all.set(row + i, put.exactly(width));
        }
        return all;
    }
}
