package io.linkloom.cli.output;

import io.linkloom.cli.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes tables of records. */
final class Tables {
    private final Presentation how;
    private final Cells cells;
    private final int width;

    /**
     * @param width that is never passed; no limit for `wide` and for what goes into a pipe
     */
    Tables(Presentation how, Cells cells, int width) {
        this.how = how;
        this.cells = cells;
        this.width = how.format() == OutputFormat.WIDE ? Integer.MAX_VALUE : width;
    }

    <T> List<String> lines(Columns<T> columns, List<Column<T>> shown, Collection<? extends T> rows) {
        boolean[] ids = new boolean[shown.size()];
        for (int i = 0; i < ids.length; i++) ids[i] = shown.get(i).id();
        Table table = new Table(ids);
        if (how.headers()) {
            table.row(headings(columns, shown).stream()
                    .map(heading -> how.style().paint(Style.Tone.FAINT, heading))
                    .toList());
        }
        for (T row : rows) {
            List<String> line = new ArrayList<>();
            for (Column<T> each : shown) line.add(cells.cell(each.cell().apply(row)));
            table.row(line);
        }
        return table.lines(width, how.style());
    }

    <T> List<String> csv(Columns<T> columns, List<Column<T>> shown, Collection<? extends T> rows) {
        List<String> lines = new ArrayList<>();
        if (how.headers()) lines.add(csvLine(shown.stream().map(Column::name).toList()));
        for (T row : rows) {
            List<String> line = new ArrayList<>();
            for (Column<T> each : shown) line.add(cells.bare(each.cell().apply(row)));
            lines.add(csvLine(line));
        }
        return lines;
    }

    private <T> List<String> headings(Columns<T> columns, List<Column<T>> shown) {
        Texts room = new Texts(columns.room(), how.locale());
        Texts own = new Texts(Tables.class, how.locale());
        return shown.stream().map(each -> heading(each.name(), room, own)).toList();
    }

    /** Of the room, else of this one; a field that only the REST API has keeps its name. */
    private static String heading(String name, Texts room, Texts own) {
        @Nullable String heading = room.find("column." + name);
        if (heading == null) heading = own.find("column." + name);
        return heading == null ? name : heading;
    }

    /** RFC 4180. */
    static String csvLine(List<String> cells) {
        return String.join(",", cells.stream().map(Tables::quoted).toList());
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
