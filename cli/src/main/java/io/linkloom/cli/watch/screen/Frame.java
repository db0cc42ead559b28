package io.linkloom.cli.watch.screen;

import io.linkloom.cli.watch.state.Happening.Drawn;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * One picture.
 *
 * @param lines as many as the screen has, each exactly as wide
 * @param cursor where something is typed; null: nowhere
 * @param drawn what of longer texts is really to be seen
 */
public record Frame(List<AttributedString> lines, @Nullable Cursor cursor, Drawn drawn) {
    public record Cursor(int row, int column) {}

    public Frame {
        lines = List.copyOf(lines);
    }
}
