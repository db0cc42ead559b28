package io.linkloom.model.yaml;

/** Finds the `}}` that closes an expression: not one inside a string, and not the end of nested map literals. */
final class ExpressionEnd {
    private ExpressionEnd() {}

    /** Index of the closing `}}`, or -1 when there is none. */
    static int find(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int end = stringEnd(text, i);
                if (end < 0) return text.indexOf("}}", i);
                i = end;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            } else if (c == '}' && text.startsWith("}}", i)) {
                return i;
            }
        }
        return depth > 0 ? text.indexOf("}}", start) : -1;
    }

    /** Index of the last quote of the string that starts here, or -1. */
    private static int stringEnd(String text, int start) {
        char quote = text.charAt(start);
        boolean raw = start > 0 && (text.charAt(start - 1) == 'r' || text.charAt(start - 1) == 'R');
        String triple = String.valueOf(quote).repeat(3);
        boolean isTriple = text.startsWith(triple, start);
        String closing = isTriple ? triple : String.valueOf(quote);
        for (int i = start + closing.length(); i < text.length(); i++) {
            if (text.charAt(i) == '\\' && !raw) i++;
            else if (text.startsWith(closing, i)) return i + closing.length() - 1;
        }
        return -1;
    }
}
