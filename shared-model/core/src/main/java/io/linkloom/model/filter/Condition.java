package io.linkloom.model.filter;

import java.util.List;

/**
 * `field operator value` as it is written.
 *
 * @param from index of the first character of the field
 * @param words not empty
 */
record Condition(int from, String field, Operator operator, List<Word> words) {
    int nameEnd() {
        return from + field.length();
    }

    int to() {
        return words.getLast().to();
    }
}
