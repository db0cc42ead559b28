package io.linkloom.cli.watch.screen;

import io.linkloom.cli.watch.state.EditLine;
import io.linkloom.model.filter.FilterProblem;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * The part of a typed line that fits, with the cursor in it.
 *
 * @param from index of the first character that is to be seen
 * @param cursor in columns
 */
record Typing(String text, int from, int cursor, int room) {
    static Typing of(EditLine line, int room) {
        int from = 0;
        while (Plain.width(line.text().substring(from, line.cursor())) >= room)
            from = line.text().offsetByCodePoints(from, 1);
        return new Typing(line.text(), from, Plain.width(line.text().substring(from, line.cursor())), room);
    }

    /** What is wrong is underlined. */
    AttributedString drawn(Look look, List<FilterProblem> problems) {
        Line line = new Line(look);
        String seen = Plain.start(text.substring(from), room);
        for (int i = from; i < from + seen.length(); i += Character.charCount(text.codePointAt(i))) {
            int at = i;
            boolean wrong = problems.stream().anyMatch(each -> each.from() <= at && at < each.to());
            AttributedStyle style = wrong ? Tone.BAD.style(look.colour()).underline() : AttributedStyle.DEFAULT;
            line.add(style, Character.toString(text.codePointAt(i)));
        }
        return line.asItIs();
    }

    /** `   ^^^^` under the place, for those who see no underline. */
    String marked(FilterProblem problem) {
        int start = Math.clamp(problem.from(), from, text.length());
        int end = Math.clamp(problem.to(), start, text.length());
        int before = Plain.width(text.substring(from, start));
        int under = Math.max(1, Plain.width(text.substring(start, end)));
        return " ".repeat(Math.min(before, room)) + "^".repeat(Math.max(1, Math.min(under, room - before)));
    }
}
