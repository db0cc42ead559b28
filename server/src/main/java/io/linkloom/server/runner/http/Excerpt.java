package io.linkloom.server.runner.http;

/** The beginning of a foreign text, fit to stand in a message. */
final class Excerpt {
    private static final int MAX = 200;

    private Excerpt() {}

    /** At most 200 characters; control characters and runs of white space become one space. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX) + 1);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean blank = Character.isWhitespace(c) || Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
            if (blank && (out.isEmpty() || out.charAt(out.length() - 1) == ' ')) continue;
            if (out.length() + Character.charCount(c) >= MAX) return out.append('…').toString();
            out.appendCodePoint(blank ? ' ' : c);
        }
        return out.toString().stripTrailing();
    }
}
