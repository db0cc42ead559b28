package io.linkloom.cli.watch.state;

/**
 * A line that is being typed.
 *
 * @param cursor index before which the next character goes, from 0 to the length
 */
public record EditLine(String text, int cursor) {
    private static final int LONGEST = 500;

    public static final EditLine EMPTY = new EditLine("", 0);

    public static EditLine of(String text) {
        return new EditLine(text, text.length());
    }

    /** What the key makes of the line; keys that do not edit change nothing. */
    public EditLine after(Key key) {
        return switch (key) {
            case Key.Typed typed -> insert(typed.codePoint());
            case Key.Pasted pasted -> insert(pasted.text());
            case Key.Named named ->
                switch (named) {
                    case LEFT -> new EditLine(text, left());
                    case RIGHT -> new EditLine(text, right());
                    case HOME -> new EditLine(text, 0);
                    case END -> of(text);
                    case BACKSPACE -> cut(left(), cursor);
                    case DELETE -> cut(cursor, right());
                    case ERASE_LINE -> cut(0, cursor);
                    case ERASE_WORD -> cut(wordStart(), cursor);
                    case UP, DOWN, PAGE_UP, PAGE_DOWN, ENTER, TAB, BACK_TAB, ESCAPE, REDRAW, INTERRUPT -> this;
                };
        };
    }

    private EditLine insert(int codePoint) {
        if (text.length() >= LONGEST || Character.isISOControl(codePoint)) return this;
        String typed = Character.toString(codePoint);
        return new EditLine(text.substring(0, cursor) + typed + text.substring(cursor), cursor + typed.length());
    }

    private EditLine insert(String pasted) {
        EditLine line = this;
        for (int point : pasted.codePoints().toArray()) line = line.insert(point == '\t' ? ' ' : point);
        return line;
    }

    private EditLine cut(int from, int to) {
        return new EditLine(text.substring(0, from) + text.substring(to), from);
    }

    private int left() {
        return cursor == 0 ? 0 : text.offsetByCodePoints(cursor, -1);
    }

    private int right() {
        return cursor == text.length() ? cursor : text.offsetByCodePoints(cursor, 1);
    }

    private int wordStart() {
        int at = cursor;
        while (at > 0 && text.charAt(at - 1) == ' ') at--;
        while (at > 0 && text.charAt(at - 1) != ' ') at--;
        return at;
    }
}
