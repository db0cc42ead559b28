package io.linkloom.cli.contract.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The same JSON value, written as nobody's serializer would write it. */
public final class Spelling {
    private Spelling() {}

    /** White space wherever it may stand, and the first letter of every string as an escape. */
    public static byte[] unusual(byte[] compact) {
        String json = new String(compact, StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * compact.length);
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString) {
                int next = string(json, i, out);
                if (c == '"') inString = false;
                i = next;
            } else {
                write(out, space(c));
                inString = c == '"';
                write(out, String.valueOf(c));
                if (inString && Character.isLetter(json.charAt(i + 1)) && json.charAt(i + 1) < 0x80) {
                    write(out, "\\u%04X".formatted((int) json.charAt(++i)));
                }
            }
        }
        write(out, "\r\n ");
        return out.toByteArray();
    }

    /** Writes the character of a string at this place, an escape or a surrogate pair as a whole; gives the place of its last one. */
    private static int string(String json, int at, ByteArrayOutputStream out) {
        int last = json.charAt(at) == '\\' || Character.isHighSurrogate(json.charAt(at)) ? at + 1 : at;
        write(out, json.substring(at, last + 1));
        return last;
    }

    private static String space(char before) {
        return switch (before) {
            case '{', '}', '[', ']' -> "\n\t";
            case ':' -> "  ";
            case ',' -> " ";
            default -> "";
        };
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
