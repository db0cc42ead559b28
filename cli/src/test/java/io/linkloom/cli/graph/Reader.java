package io.linkloom.cli.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a drawing as a person does: from a label along the lines to the arrows, never against their direction, and
 * straight on behind a line that crosses.
 */
final class Reader {
    private static final Pattern LABEL = Pattern.compile("\\w+");
    private static final Map<Character, String> ARMS = Map.ofEntries(
            Map.entry('─', "EW"),
            Map.entry('│', "NS"),
            Map.entry('└', "NE"),
            Map.entry('┘', "NW"),
            Map.entry('┌', "SE"),
            Map.entry('┐', "SW"),
            Map.entry('├', "NSE"),
            Map.entry('┤', "NSW"),
            Map.entry('┬', "SEW"),
            Map.entry('┴', "NEW"),
            Map.entry('┼', "NSEW"));

    private final List<String> lines;
    private final boolean across;
    private final Map<String, int[]> labels = new HashMap<>();
    private final Set<String> edges = new TreeSet<>();

    private Reader(Drawing drawing) {
        this.lines = drawing.toString().lines().toList();
        this.across = drawing.form() == Drawing.Form.ACROSS;
        for (int y = 0; y < lines.size(); y++) {
            Matcher matcher = LABEL.matcher(lines.get(y));
            while (matcher.find()) labels.put(matcher.group(), new int[] {matcher.start(), y, matcher.end()});
        }
    }

    record Seen(Set<String> tasks, Set<String> edges) {}

    static Seen read(Drawing drawing) {
        Reader reader = new Reader(drawing);
        if (drawing.form() == Drawing.Form.LIST) reader.readList();
        else reader.labels.forEach(reader::follow);
        return new Seen(new TreeSet<>(reader.labels.keySet()), reader.edges);
    }

    private void readList() {
        labels.clear();
        String task = "";
        for (String line : lines) {
            String[] sides = line.split("←");
            String label = sides[0].replaceFirst("^\\d* +", "").strip();
            if (!line.contains("←") && line.startsWith("        ")) sides = new String[] {"", line};
            else task = label;
            labels.put(task, new int[0]);
            if (sides.length == 1) continue;
            for (String from : sides[1].strip().split(",\\s*")) edges.add(from + ">" + task);
        }
    }

    private void follow(String from, int[] label) {
        Set<List<Integer>> seen = new HashSet<>();
        if (across) {
            go(from, label[2] + 1, label[1], 'E', seen);
        } else {
            for (int x = label[0]; x < label[2]; x++) {
                char below = at(x, label[1] + 1);
                if (below == '↓' || ARMS.getOrDefault(below, "").contains("N")) go(from, x, label[1] + 1, 'S', seen);
            }
        }
    }

    /** Enters a cell in the given direction. */
    private void go(String from, int x, int y, char direction, Set<List<Integer>> seen) {
        char here = at(x, y);
        if (here == ' ' || !seen.add(List.of(x, y, (int) direction))) return;
        if (here == (across ? '→' : '↓')) {
            edges.add(from + ">" + labelAt(across ? x + 2 : x, across ? y : y + 1));
            return;
        }
        String arms = ARMS.get(here);
        if (arms == null) throw new AssertionError("Expected a line at " + x + "," + y + ", but found " + here);
        if (arms.indexOf(opposite(direction)) < 0) {
            if (here != '│') throw new AssertionError("A line ends at " + x + "," + y);
            step(from, x, y, direction, seen);
            return;
        }
        for (char next : arms.toCharArray()) {
            if (next != opposite(direction) && next != (across ? 'W' : 'N')) step(from, x, y, next, seen);
        }
    }

    private void step(String from, int x, int y, char direction, Set<List<Integer>> seen) {
        switch (direction) {
            case 'N' -> go(from, x, y - 1, direction, seen);
            case 'S' -> go(from, x, y + 1, direction, seen);
            case 'E' -> go(from, x + 1, y, direction, seen);
            default -> go(from, x - 1, y, direction, seen);
        }
    }

    private static char opposite(char direction) {
        return switch (direction) {
            case 'N' -> 'S';
            case 'S' -> 'N';
            case 'E' -> 'W';
            default -> 'E';
        };
    }

    private char at(int x, int y) {
        if (y >= lines.size() || x < 0 || x >= lines.get(y).length()) return ' ';
        return lines.get(y).charAt(x);
    }

    private String labelAt(int x, int y) {
        List<String> found = new ArrayList<>();
        labels.forEach((id, place) -> {
            if (place[1] == y && place[0] <= x && x < place[2]) found.add(id);
        });
        if (found.size() != 1) throw new AssertionError("The arrow before " + x + "," + y + " leads nowhere");
        return found.getFirst();
    }
}
