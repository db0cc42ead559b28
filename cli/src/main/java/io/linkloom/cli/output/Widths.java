package io.linkloom.cli.output;

import org.jline.utils.WCWidth;

/** How many columns of a terminal a text takes: Cyrillic one a letter, Chinese and most emoji two, what combines none. Colours take none. */
final class Widths {
    private Widths() {}

    static int of(String text) {
        int width = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (point == '\u001b') {
                at = behindColour(text, at);
                continue;
            }
            width += of(point);
            at += Character.charCount(point);
        }
        return width;
    }

    /** At most so many columns from the beginning; the text must have no colours. */
    static String start(String text, int columns) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            width += of(point);
            if (width > columns) break;
            at += Character.charCount(point);
        }
        return text.substring(0, at);
    }

    private static int of(int point) {
        return point >= ' ' && point < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(point));
    }

    private static int behindColour(String text, int at) {
        int end = text.indexOf('m', at);
        return end < 0 ? text.length() : end + 1;
    }
}
