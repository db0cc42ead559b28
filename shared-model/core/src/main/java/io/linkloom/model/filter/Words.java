package io.linkloom.model.filter;

import java.util.ArrayList;
import java.util.List;

/** Reads `a,b,"c d"` up to a space or a bracket. */
final class Words {
    private final String line;
    private final List<FilterProblem> problems;
    private int place;

    Words(String line, int place, List<FilterProblem> problems) {
        this.line = line;
        this.place = place;
        this.problems = problems;
    }

    /** A text without a field: commas belong to it. */
    static Word text(String line, int place, List<FilterProblem> problems) {
        return new Words(line, place, problems).word("");
    }

    /** Empty when nothing stands there. */
    List<Word> read() {
        List<Word> words = new ArrayList<>();
        if (ends(place)) return words;
        while (true) {
            Word word = word(",");
            if (word.to() == word.from())
                problems.add(FilterProblem.of(
                        word.from() - 1, word.from(), "A value is missing here", "Тут бракує значення"));
            words.add(word);
            place = word.to();
            if (place >= line.length() || line.charAt(place) != ',') return words;
            place++;
        }
    }

    private Word word(String stops) {
        return place < line.length() && line.charAt(place) == '"' ? quoted() : plain(stops);
    }

    private Word plain(String stops) {
        int end = place;
        while (!ends(end) && stops.indexOf(line.charAt(end)) < 0) end++;
        return new Word(line.substring(place, end), false, place, end);
    }

    private Word quoted() {
        StringBuilder value = new StringBuilder();
        int i = place + 1;
        for (; i < line.length() && line.charAt(i) != '"'; i++) {
            boolean escape = line.charAt(i) == '\\' && i + 1 < line.length() && "\"\\".indexOf(line.charAt(i + 1)) >= 0;
            if (escape) i++;
            value.append(line.charAt(i));
        }
        boolean closed = i < line.length();
        if (!closed)
            problems.add(FilterProblem.of(place, line.length(), "The quote is not closed", "Лапки не закрито"));
        return new Word(value.toString(), true, place, closed ? i + 1 : i);
    }

    private boolean ends(int at) {
        return at >= line.length() || Character.isWhitespace(line.charAt(at)) || "()".indexOf(line.charAt(at)) >= 0;
    }
}
