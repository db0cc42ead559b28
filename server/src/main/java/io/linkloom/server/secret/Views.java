package io.linkloom.server.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A text with an escaping taken off, byte by byte with the place that each byte comes from. */
final class Views {
    private final byte[] bytes;
    private final int[] from;
    private final int[] to;
    private int length;

    private Views(int capacity) {
        bytes = new byte[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    /** One reading of the text. */
    record View(byte[] bytes, int[] from, int[] to) {}

    /** All readings that differ from the text itself. `spaces`: whether a plus sign may stand for a blank. */
    static List<View> of(byte[] text, boolean spaces) {
        boolean percent = false;
        boolean plus = false;
        boolean backslash = false;
        boolean breaks = false;
        for (byte b : text) {
            percent |= b == '%';
            plus |= b == '+';
            backslash |= b == '\\';
            breaks |= b == '\n' || b == '\r';
        }
        List<View> views = new ArrayList<>(4);
        if (percent) addPercent(views, text, false);
        if (plus && spaces) addPercent(views, text, true);
        if (breaks) views.add(joined(text));
        if (backslash) {
            View once = unescaped(text, null);
            views.add(once);
            // JSON inside a string of JSON.
            views.add(unescaped(once.bytes(), once));
        }
        return views;
    }

    /** Also JSON that was encoded for a URL. */
    private static void addPercent(List<View> views, byte[] text, boolean plusIsBlank) {
        View view = percent(text, plusIsBlank);
        views.add(view);
        boolean backslash = false;
        for (byte b : view.bytes()) backslash |= b == '\\';
        if (backslash) views.add(unescaped(view.bytes(), view));
    }

    private void put(byte b, int start, int end) {
        bytes[length] = b;
        from[length] = start;
        to[length++] = end;
    }

    private View view() {
        return new View(java.util.Arrays.copyOf(bytes, length), from, to);
    }

    private static View percent(byte[] text, boolean plusIsBlank) {
        Views view = new Views(text.length);
        for (int i = 0; i < text.length; i++) {
            int high = i + 2 < text.length && text[i] == '%' ? digit(text[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(text[i + 2]);
            if (low >= 0) {
                view.put((byte) (high << 4 | low), i, i + 3);
                i += 2;
            } else {
                view.put(plusIsBlank && text[i] == '+' ? (byte) ' ' : text[i], i, i + 1);
            }
        }
        return view.view();
    }

    /** Without line breaks: what was cut into lines stands in one piece. */
    private static View joined(byte[] text) {
        Views view = new Views(text.length);
        for (int i = 0; i < text.length; i++) if (text[i] != '\n' && text[i] != '\r') view.put(text[i], i, i + 1);
        return view.view();
    }

    /** @param base where the bytes of the text come from; null: it is the text itself */
    private static View unescaped(byte[] text, @org.jspecify.annotations.Nullable View base) {
        Views view = new Views(text.length);
        int i = 0;
        while (i < text.length) {
            int end = i + 1;
            byte[] put = {text[i]};
            if (text[i] == '\\' && end < text.length) {
                int index = "\"\\/bfnrt'".indexOf(text[end]);
                if (text[end] == 'u' && unit(text, end + 1) >= 0) {
                    int first = unit(text, end + 1);
                    end += 5;
                    boolean pair = Character.isHighSurrogate((char) first)
                            && end + 1 < text.length
                            && text[end] == '\\'
                            && text[end + 1] == 'u'
                            && unit(text, end + 2) >= 0;
                    String units = String.valueOf((char) first);
                    if (pair) {
                        units += (char) unit(text, end + 2);
                        end += 6;
                    }
                    put = units.getBytes(StandardCharsets.UTF_8);
                } else if (index >= 0) {
                    put = new byte[] {(byte) "\"\\/\b\f\n\r\t'".charAt(index)};
                    end++;
                }
            }
            int start = base == null ? i : base.from()[i];
            int stop = base == null ? end : base.to()[end - 1];
            for (byte b : put) view.put(b, start, stop);
            i = end;
        }
        return view.view();
    }

    /** The four hexadecimal digits at this place; -1 when there are none. */
    private static int unit(byte[] text, int at) {
        if (at + 4 > text.length) return -1;
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = digit(text[i]);
            if (digit < 0) return -1;
            unit = unit << 4 | digit;
        }
        return unit;
    }

    private static int digit(byte b) {
        return b < 0 ? -1 : Character.digit((char) b, 16);
    }
}
