package io.linkloom.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell, all of them together as wide as the terminal at most. */
final class Table {
    private static final int GAP = 2;
    private static final int NARROWEST = 6;

    private final boolean[] ids;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param ids which columns are cut only when nothing else is left, and then in their middle
     */
    Table(boolean... ids) {
        this.ids = ids.clone();
    }

    /** As many cells as there are columns; an empty one is printed as `-`. */
    Table row(List<String> cells) {
        rows.add(cells.stream().map(cell -> cell.isBlank() ? "-" : cell).toList());
        return this;
    }

    /** The lines, none wider than `width`; cells lose their colours where they are cut. */
    List<String> lines(int width, Style style) {
        int[] wanted = wanted();
        int[] given = width == Integer.MAX_VALUE ? wanted : fit(wanted, width);
        return rows.stream().map(row -> line(row, given, style)).toList();
    }

    private int[] wanted() {
        int[] wanted = new int[ids.length];
        for (List<String> row : rows) {
            for (int i = 0; i < wanted.length; i++) wanted[i] = Math.max(wanted[i], Widths.of(row.get(i)));
        }
        return wanted;
    }

    /** Takes from the widest column again and again, from ids last. */
    private int[] fit(int[] wanted, int width) {
        int[] given = wanted.clone();
        int over = Arrays.stream(given).sum() + GAP * (given.length - 1) - width;
        while (over > 0) {
            int widest = widest(given, false);
            if (widest < 0) widest = widest(given, true);
            if (widest < 0) break;
            given[widest]--;
            over--;
        }
        return given;
    }

    private int widest(int[] given, boolean id) {
        int widest = -1;
        for (int i = 0; i < given.length; i++) {
            boolean candidate = ids[i] == id && given[i] > NARROWEST;
            if (candidate && (widest < 0 || given[i] > given[widest])) widest = i;
        }
        return widest;
    }

    private String line(List<String> row, int[] given, Style style) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < given.length; i++) {
            String cell = cut(row.get(i), given[i], ids[i], style.ellipsis());
            line.append(cell);
            if (i < given.length - 1) line.repeat(' ', given[i] - Widths.of(cell) + GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, int width, boolean middle, String ellipsis) {
        if (Widths.of(cell) <= width) return cell;
        String plain = Style.plain(cell);
        if (!middle) return Widths.start(plain, width - 1) + ellipsis;
        String end = plain.substring(Math.max(0, plain.length() - (width - 1) / 2));
        return Widths.start(plain, width - 1 - Widths.of(end)) + ellipsis + end;
    }
}
