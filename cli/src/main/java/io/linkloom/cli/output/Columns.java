package io.linkloom.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type become rows. Headings are texts `column.NAME` of the room that prints, or of the output room where it has none.
 *
 * @param room class beside which the texts are
 * @param type of the records; its components are what `--fields` may name beside the columns
 */
public record Columns<T>(Class<?> room, Class<T> type, List<Column<T>> all) {
    public Columns {
        all = List.copyOf(all);
    }

    public static <T> Columns<T> of(Class<?> room, Class<T> type) {
        return new Columns<>(room, type, List.of());
    }

    /** What `-o name` and `--quiet` print, and what is cut last. */
    public Columns<T> id(String name, Function<? super T, ? extends @Nullable Object> cell) {
        return with(new Column<>(name, cell, false, true));
    }

    public Columns<T> column(String name, Function<? super T, ? extends @Nullable Object> cell) {
        return with(new Column<>(name, cell, false, false));
    }

    /** Only with `-o wide`, or where `--fields` names it. */
    public Columns<T> wide(String name, Function<? super T, ? extends @Nullable Object> cell) {
        return with(new Column<>(name, cell, true, false));
    }

    private Columns<T> with(Column<T> one) {
        List<Column<T>> more = new ArrayList<>(all);
        more.add(one);
        return new Columns<>(room, type, more);
    }

    /** Those that are shown without having been asked for. */
    List<Column<T>> narrow() {
        return all.stream().filter(column -> !column.wide()).toList();
    }

    /** The id of a row; the first column where none is marked. */
    String name(T row) {
        Column<T> id = all.stream().filter(Column::id).findFirst().orElse(all.getFirst());
        return String.valueOf(id.cell().apply(row));
    }
}
