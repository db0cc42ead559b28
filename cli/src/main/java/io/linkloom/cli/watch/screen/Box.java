package io.linkloom.cli.watch.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** A frame with a title around lines. */
record Box(Look look, int width, int height, boolean focused) {
    int innerWidth() {
        return Math.max(0, width - 2);
    }

    int innerHeight() {
        return Math.max(0, height - 2);
    }

    /**
     * @param title may have styles of its own
     * @param note at the right of the title line; left out where there is no room
     * @param body each line at most as wide as the inside; missing ones are empty
     */
    List<AttributedString> around(AttributedString title, String note, List<AttributedString> body) {
        Signs signs = look.signs();
        Tone frame = focused ? Tone.ACTIVE : Tone.FAINT;
        List<AttributedString> lines = new ArrayList<>(height);
        lines.add(top(title, note, frame));
        for (int i = 0; i < innerHeight(); i++) {
            AttributedString inside = i < body.size() ? body.get(i) : AttributedString.EMPTY;
            lines.add(new Line(look)
                    .add(frame, signs.upright())
                    .add(new Line(look).add(inside).exactly(innerWidth()))
                    .add(frame, signs.upright())
                    .exactly(width));
        }
        lines.add(new Line(look)
                .add(frame, signs.bottomLeft() + signs.across().repeat(innerWidth()) + signs.bottomRight())
                .exactly(width));
        return lines;
    }

    private AttributedString top(AttributedString title, String note, Tone frame) {
        Signs signs = look.signs();
        Line line = new Line(look).add(frame, signs.topLeft()).add(" ");
        int room = width - 4;
        boolean noted = !note.isEmpty() && title.columnLength() + Plain.width(note) + 3 <= room;
        line.add(title.columnLength() > room ? new Line(look).add(title).exactly(room) : title)
                .add(" ");
        int end = width - 1 - (noted ? Plain.width(note) + 3 : 0);
        line.add(frame, signs.across().repeat(Math.max(0, end - line.width())));
        if (noted) line.add(" ").add(Tone.FAINT, note).add(" ").add(frame, signs.across());
        return line.add(frame, signs.topRight()).exactly(width);
    }
}
