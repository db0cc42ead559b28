package io.linkloom.model.yaml;

/** A place in the text: line and column from 1, index from 0; columns and index in code points. */
record Position(int line, int column, int index) {
    static final Position START = new Position(1, 1, 0);

    /** The place that many code points into the text, counting lines from its start. */
    static Position at(String text, int index) {
        int line = 1;
        int column = 1;
        int seen = 0;
        for (int i = 0; i < text.length() && seen < index; seen++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean breaks = c == '\n' || (c == '\r' && (i == text.length() || text.charAt(i) != '\n'));
            line += breaks ? 1 : 0;
            column = breaks ? 1 : column + 1;
        }
        return new Position(line, column, index);
    }
}
