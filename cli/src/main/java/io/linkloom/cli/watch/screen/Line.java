package io.linkloom.cli.watch.screen;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A line of the screen while it is put together. Every text that is added loses what could steer a terminal. */
final class Line {
    private final Look look;
    private final AttributedStringBuilder built = new AttributedStringBuilder();

    Line(Look look) {
        this.look = look;
    }

    Line add(String text) {
        return add(Tone.PLAIN, text);
    }

    Line add(Tone tone, String text) {
        return add(tone.style(look.colour()), text);
    }

    Line add(AttributedStyle style, String text) {
        built.styled(style, Plain.line(text));
        return this;
    }

    Line add(AttributedString text) {
        built.append(text);
        return this;
    }

    /** In a column of its own, cut or filled up to the width. */
    Line column(Tone tone, String text, int width) {
        int end = width() + Math.max(0, width);
        add(tone, cut(Plain.line(text), width));
        return fill(end);
    }

    /** At the right of a column of its own. */
    Line right(Tone tone, String text, int width) {
        String cut = cut(Plain.line(text), width);
        fill(width() + Math.max(0, width - Plain.width(cut)));
        return add(tone, cut);
    }

    Line fill(int width) {
        int missing = width - width();
        if (missing > 0) built.styled(AttributedStyle.DEFAULT, " ".repeat(missing));
        return this;
    }

    int width() {
        return built.columnLength();
    }

    /** Exactly so wide: cut with an ellipsis, or filled up. */
    AttributedString exactly(int width) {
        if (width() <= width) return fill(width).built.toAttributedString();
        AttributedStringBuilder cut = new AttributedStringBuilder();
        cut.append(built.toAttributedString().columnSubSequence(0, Math.max(0, width - 1)));
        cut.append(look.signs().ellipsis);
        while (cut.columnLength() < width) cut.append(" ");
        return cut.toAttributedString();
    }

    AttributedString asItIs() {
        return built.toAttributedString();
    }

    private String cut(String text, int width) {
        if (Plain.width(text) <= width) return text;
        return width <= 0 ? "" : Plain.start(text, width - 1) + look.signs().ellipsis;
    }
}
