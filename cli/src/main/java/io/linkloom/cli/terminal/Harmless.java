package io.linkloom.cli.terminal;

/** Text of others without what could steer a terminal. */
final class Harmless {
    private static final char ESCAPE = '\u001b';

    private Harmless() {}

    /** Colours (`ESC [ … m`), tabs and line feeds stay; every other control character becomes `?`. */
    static String text(String text) {
        int length = text.length();
        int at = 0;
        while (at < length && !control(text.charAt(at))) at++;
        if (at == length) return text;
        StringBuilder clean = new StringBuilder(length).append(text, 0, at);
        while (at < length) {
            char c = text.charAt(at);
            int end = c == ESCAPE ? endOfColour(text, at) : at;
            if (end > at) {
                clean.append(text, at, end);
                at = end;
                continue;
            }
            clean.append(control(c) ? '?' : c);
            at++;
        }
        return clean.toString();
    }

    private static boolean control(char c) {
        return c < ' ' && c != '\n' && c != '\t' || c >= '\u007f' && c <= '\u009f';
    }

    /** Behind the colour that begins at the place; the place itself when none does. */
    private static int endOfColour(String text, int at) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != '[') return at;
        int end = at + 2;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == ';')) end++;
        return end < text.length() && text.charAt(end) == 'm' ? end + 1 : at;
    }
}
