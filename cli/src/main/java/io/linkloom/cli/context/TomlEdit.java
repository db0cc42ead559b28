package io.linkloom.cli.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes single values of a TOML text line by line, so that the comments and the order of its owner stay. It understands `key = value` and
 * `[table]` on lines of their own; [SettingsFile] looks whether the change has had the effect that was wanted.
 */
final class TomlEdit {
    private static final Pattern HEADER = Pattern.compile("\\s*\\[\\s*(.+?)\\s*]\\s*(#.*)?");

    private final List<String> lines;

    TomlEdit(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /**
     * Sets a value, in place or at the end of its table, which is added where there is none.
     *
     * @param table such as `contexts.prod`; empty for the top
     */
    void set(String table, String key, String value) {
        String line = quotedKey(key) + " = " + quoted(value);
        int start = start(table);
        if (start < 0) {
            if (!lines.isEmpty() && !lines.getLast().isBlank()) lines.add("");
            lines.add("[" + table + "]");
            lines.add(line);
            return;
        }
        int end = end(start);
        int at = find(key, start, end);
        if (at >= 0) lines.set(at, line);
        else lines.add(behindText(start, end), line);
    }

    void remove(String table, String key) {
        int start = start(table);
        int at = start < 0 ? -1 : find(key, start, end(start));
        if (at >= 0) lines.remove(at);
    }

    void removeTable(String table) {
        int start = start(table);
        if (start > 0) lines.subList(start - 1, end(start)).clear();
    }

    void renameTable(String table, String name) {
        int start = start(table);
        if (start > 0) lines.set(start - 1, "[" + name + "]");
    }

    /** A name inside a dotted one, quoted where it has to be. */
    static String quotedKey(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? key : quoted(key);
    }

    private static String quoted(String value) {
        if (value.equals("true") || value.equals("false")) return value;
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The first line behind the header of a table; 0 for the top; -1 where there is no such table. */
    private int start(String table) {
        if (table.isEmpty()) return 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher header = HEADER.matcher(lines.get(i));
            if (header.matches()
                    && header.group(1).replaceAll("\\s*\\.\\s*", ".").equals(table)) return i + 1;
        }
        return -1;
    }

    private int end(int start) {
        int end = start;
        while (end < lines.size() && !HEADER.matcher(lines.get(end)).matches()) end++;
        return end;
    }

    private int find(String key, int start, int end) {
        Pattern assignment = Pattern.compile(
                "\\s*(" + Pattern.quote(key) + "|" + Pattern.quote(quoted(key)) + ")\\s*=.*", Pattern.DOTALL);
        for (int i = start; i < end; i++) if (assignment.matcher(lines.get(i)).matches()) return i;
        return -1;
    }

    private int behindText(int start, int end) {
        int at = end;
        while (at > start && lines.get(at - 1).isBlank()) at--;
        return at;
    }
}
