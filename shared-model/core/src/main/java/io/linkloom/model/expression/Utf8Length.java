package io.linkloom.model.expression;

/** How long a text is as a JSON string in UTF-8, without building it. */
final class Utf8Length {
    private Utf8Length() {}

    /** With its quotes and escapes. */
    static int ofJson(String text) {
        int length = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20) length += c == '\n' || c == '\r' || c == '\t' || c == '\b' || c == '\f' ? 2 : 6;
            else if (c == '"' || c == '\\') length += 2;
            else if (c < 0x80) length += 1;
            else if (c < 0x800 || Character.isSurrogate(c)) length += 2;
            else length += 3;
        }
        return length;
    }
}
