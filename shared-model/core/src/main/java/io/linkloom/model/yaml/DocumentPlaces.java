package io.linkloom.model.yaml;

/** From a place in the value of a scalar back to the text of the document, through quotes, escapes, folding and indentation. */
final class DocumentPlaces {
    private final int[] document;

    DocumentPlaces(String document) {
        this.document = document.codePoints().toArray();
    }

    /** Where the character at this index (in chars) of the value stands; the start of the scalar where that cannot be told. */
    Position find(Node.Scalar scalar, int index) {
        int[] value = scalar.text().codePoints().toArray();
        int wanted =
                scalar.text().codePointCount(0, Math.min(index, scalar.text().length()));
        int i = begin(scalar);
        int end = Math.min(scalar.end(), document.length);
        int j = 0;
        while (j < wanted
                || (j == wanted && j < value.length && i < end && !isSpace(value[j]) && document[i] != value[j])) {
            if (i >= end) return scalar.at();
            if (j < value.length && document[i] == value[j] && j < wanted) {
                i++;
                j++;
            } else if (isSpace(document[i]) || document[i] == '\\' || document[i] == '\'') {
                i++;
            } else if (j < wanted && isSpace(value[j])) {
                j++;
            } else {
                return scalar.at();
            }
        }
        return position(scalar.at(), i);
    }

    private int begin(Node.Scalar scalar) {
        int i = scalar.at().index();
        if (i >= document.length) return i;
        if (document[i] == '"' || document[i] == '\'') return i + 1;
        if (document[i] == '|' || document[i] == '>') {
            while (i < document.length && document[i] != '\n') i++;
        }
        return i;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private Position position(Position from, int index) {
        int line = from.line();
        int column = from.column();
        for (int i = from.index(); i < index; i++) {
            boolean breaks = document[i] == '\n' || (document[i] == '\r' && document[i + 1] != '\n');
            line += breaks ? 1 : 0;
            column = breaks ? 1 : column + 1;
        }
        return new Position(line, column, index);
    }
}
