package io.linkloom.cli.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing for people: a title, facts about it, and what belongs to it as tables or text. */
public final class Sheet {
    private static final int GAP = 2;

    private final List<Part> parts = new ArrayList<>();

    private sealed interface Part {}

    /** Words of the first line; a state among them has its sign and colour. */
    private record Title(List<Object> words) implements Part {}

    private record Fact(String label, Object value) implements Part {}

    private record Rows<T>(@Nullable String heading, Columns<T> columns, Collection<? extends T> rows)
            implements Part {}

    private record Text(String text) implements Part {}

    public Sheet title(Object... words) {
        parts.add(new Title(List.of(words)));
        return this;
    }

    /** Left out when the value is null or empty text. */
    public Sheet fact(String label, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) parts.add(new Fact(label, value));
        return this;
    }

    /** Left out when there are no rows; the heading is null for none. */
    public <T> Sheet rows(@Nullable String heading, Columns<T> columns, Collection<? extends T> rows) {
        if (!rows.isEmpty()) parts.add(new Rows<T>(heading, columns, rows));
        return this;
    }

    /** Lines as they are, after an empty one. */
    public Sheet text(String text) {
        if (!text.isBlank()) parts.add(new Text(text.stripTrailing()));
        return this;
    }

    List<String> lines(Tables tables, Cells cells, Style style) {
        int label = parts.stream()
                .mapToInt(part -> part instanceof Fact fact ? Widths.of(fact.label()) : 0)
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Title(List<Object> words) ->
                    lines.add(String.join("  ", words.stream().map(cells::cell).toList()));
                case Fact(String name, Object value) ->
                    lines.add("  " + style.paint(Style.Tone.FAINT, name)
                            + " ".repeat(label - Widths.of(name) + GAP)
                            + cells.fact(value));
                case Rows<?> rows -> table(rows, tables, style, lines);
                case Text(String text) -> {
                    if (!lines.isEmpty()) lines.add("");
                    text.lines().forEach(lines::add);
                }
            }
        }
        return lines;
    }

    private static <T> void table(Rows<T> rows, Tables tables, Style style, List<String> lines) {
        if (!lines.isEmpty()) lines.add("");
        if (rows.heading() != null) lines.add(style.paint(Style.Tone.STRONG, rows.heading()));
        lines.addAll(tables.lines(rows.columns(), rows.columns().narrow(), rows.rows()));
    }
}
