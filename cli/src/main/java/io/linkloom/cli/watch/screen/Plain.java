package io.linkloom.cli.watch.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text of others as one line that cannot steer a terminal, and how wide it is there. */
final class Plain {
    private Plain() {}

    /** Control characters become `?`, white space a space; what turns the direction of writing or has no width by itself goes. */
    static String line(String text) {
        if (text.chars().allMatch(each -> each >= ' ' && each < 0x7f)) return text;
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t' || point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029)
                plain.append(' ');
            else if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE)
                plain.append('?');
            else if (Character.getType(point) != Character.FORMAT) plain.appendCodePoint(point);
        });
        return plain.toString();
    }

    static int width(String text) {
        return text.codePoints().map(Plain::width).sum();
    }

    /** At most so many columns from the beginning. */
    static String start(String text, int columns) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            width += width(point);
            if (width > columns) break;
            at += Character.charCount(point);
        }
        return text.substring(0, at);
    }

    /** In pieces of at most so many columns, after spaces where there are some; at least one piece. */
    static List<String> wrapped(String text, int columns) {
        List<String> pieces = new ArrayList<>();
        String rest = line(text);
        while (width(rest) > columns) {
            String start = start(rest, Math.max(1, columns));
            if (start.isEmpty()) start = rest.substring(0, rest.offsetByCodePoints(0, 1));
            int space = start.lastIndexOf(' ');
            boolean atSpace = space > start.length() / 2;
            pieces.add(atSpace ? start.substring(0, space) : start);
            rest = rest.substring(atSpace ? space + 1 : start.length());
        }
        pieces.add(rest);
        return pieces;
    }

    private static int width(int point) {
        return point >= ' ' && point < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(point));
    }
}
