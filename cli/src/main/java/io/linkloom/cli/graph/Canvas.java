package io.linkloom.cli.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A grid of characters on which lines and labels are put.
 *
 * <p>Lines of one owner that meet are joined; where those of two owners cross, the vertical one is drawn and the
 * horizontal one goes on behind it.
 */
final class Canvas {
    /** Owner of lines that are joined with all that they meet. */
    static final int ANYBODY = 0;

    private static final int EAST = 1;
    private static final int WEST = 2;
    private static final int NORTH = 4;
    private static final int SOUTH = 8;

    /** By the sum of arms. */
    private static final String LINES = " ───│└┘┴│┌┐┬│├┤┼";

    private static final String ASCII_LINES = " ---|+++|+++|+++";

    private final int width;
    private final int[][] arms;
    private final int[][] acrossOwner;
    private final int[][] downOwner;
    private final char[][] characters;
    private final @Nullable String[][] tasks;

    Canvas(int width, int height) {
        this.width = width;
        this.arms = new int[height][width];
        this.acrossOwner = new int[height][width];
        this.downOwner = new int[height][width];
        this.characters = new char[height][width];
        this.tasks = new @Nullable String[height][width];
    }

    /** A straight line with both its ends; the owner is a number of one's own. */
    void line(int x1, int y1, int x2, int y2, int owner) {
        int dx = Integer.signum(x2 - x1);
        int dy = Integer.signum(y2 - y1);
        int forth = dx > 0 ? EAST : dx < 0 ? WEST : dy > 0 ? SOUTH : NORTH;
        int back = dx > 0 ? WEST : dx < 0 ? EAST : dy > 0 ? NORTH : SOUTH;
        for (int x = x1, y = y1; x != x2 || y != y2; x += dx, y += dy) {
            arm(x, y, forth, owner);
            arm(x + dx, y + dy, back, owner);
        }
    }

    private void arm(int x, int y, int arm, int owner) {
        arms[y][x] |= arm;
        if ((arm & (EAST | WEST)) != 0) acrossOwner[y][x] = owner;
        else downOwner[y][x] = owner;
    }

    void put(int x, int y, char character) {
        characters[y][x] = character;
    }

    void label(int x, int y, String text, String task) {
        for (int i = 0; i < text.length(); i++) {
            characters[y][x + i] = text.charAt(i);
            tasks[y][x + i] = task;
        }
    }

    /** How often lines cross without being joined. */
    int crossings() {
        int crossings = 0;
        for (int y = 0; y < arms.length; y++) for (int x = 0; x < width; x++) if (isCrossing(x, y)) crossings++;
        return crossings;
    }

    List<List<Drawing.Piece>> lines(boolean ascii) {
        List<List<Drawing.Piece>> lines = new ArrayList<>();
        for (int y = 0; y < arms.length; y++) lines.add(line(y, ascii));
        return lines;
    }

    private List<Drawing.Piece> line(int y, boolean ascii) {
        int end = width;
        while (end > 0 && character(end - 1, y, ascii) == ' ') end--;
        List<Drawing.Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < end; x++) {
            text.append(character(x, y, ascii));
            String task = tasks[y][x];
            if (x + 1 == end || !Objects.equals(task, tasks[y][x + 1])) {
                pieces.add(new Drawing.Piece(text.toString(), task));
                text.setLength(0);
            }
        }
        return pieces;
    }

    private char character(int x, int y, boolean ascii) {
        if (characters[y][x] != 0) return characters[y][x];
        int drawn = isCrossing(x, y) ? NORTH | SOUTH : arms[y][x];
        return (ascii ? ASCII_LINES : LINES).charAt(drawn);
    }

    private boolean isCrossing(int x, int y) {
        int drawn = arms[y][x];
        if ((drawn & (EAST | WEST)) == 0 || (drawn & (NORTH | SOUTH)) == 0) return false;
        int one = acrossOwner[y][x];
        int other = downOwner[y][x];
        return one != other && one != ANYBODY && other != ANYBODY;
    }
}
