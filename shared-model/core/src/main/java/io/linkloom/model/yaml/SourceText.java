package io.linkloom.model.yaml;

import io.linkloom.model.diagnostic.Code;
import io.linkloom.model.diagnostic.Text;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** From bytes to text: UTF-8, with or without a byte order mark, free of characters that YAML forbids. */
final class SourceText {
    static final int MAX_BYTES = 1 << 20;

    private SourceText() {}

    static String decode(byte[] bytes) throws Unreadable {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (result.isError()) throw unreadable(text, text.codePointCount(0, text.length()), Text.of(Code.BAD_ENCODING));
        return text;
    }

    /** Without the byte order mark. */
    static String checked(String document) throws Unreadable {
        String text = document.startsWith("\uFEFF") ? document.substring(1) : document;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isAllowed(c) && !isUnpaired(text, i)) continue;
            Text what = Text.of(Code.BAD_CHARACTER, String.format("U+%04X", (int) c));
            throw unreadable(text, text.codePointCount(0, i), what);
        }
        return text;
    }

    private static boolean isAllowed(char c) {
        return (c >= 0x20 && c < 0x7F)
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || c == 0x85
                || (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF && c != 0xFEFF);
    }

    /** Whether there is half of a surrogate pair. */
    static boolean isUnpaired(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) return false;
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static Unreadable unreadable(String text, int index, Text what) {
        return new Unreadable(Position.at(text, index), what);
    }
}
