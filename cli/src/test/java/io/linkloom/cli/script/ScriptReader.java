package io.linkloom.cli.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a script. It has comments (`#`, before the first section) and sections:
 *
 * <pre>
 * --- file daily-report.yaml     the lines of a file; ${ns} is the namespace of the script
 * --- given                      commands that only have to succeed
 * --- table, terminal            cells (table, json, quiet, error) and modes (terminal, pipe; both where none is named)
 * --- json none: it draws        cells that do not apply, and why
 * $ loom workflow list           a command; NAME=VALUE before it, `&lt; FILE` behind it; `$~` types it again until it fits
 * &lt;&lt; yes                         a line that is typed
 * daily-report  {time}           a line of stdout
 * 2> error: …                    a line of stderr
 * [pipe] daily-report            a line that is there in this mode alone
 * exit 3                         its exit code, where it is not 0
 * </pre>
 */
public final class ScriptReader {
    private final String name;
    private final Path source;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private List<String> lines = List.of();
    private int at;

    private ScriptReader(String name, Path source) {
        this.name = name;
        this.source = source;
    }

    /**
     * @param root folder of all scripts
     */
    public static Script read(Path root, Path source) throws IOException {
        String name = root.relativize(source).toString().replace('\\', '/').replaceFirst("\\.loom$", "");
        return new ScriptReader(name, source).read();
    }

    private Script read() throws IOException {
        lines = Files.readAllLines(source);
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.startsWith("--- file ")) file(line.substring("--- file ".length()));
            else if (line.startsWith("--- ")) section(line.substring("--- ".length()));
            else if (line.isBlank() || line.startsWith("#")) at++;
            else throw broken("Expected a section, but got: " + line);
        }
        return new Script(name, source, files, sections);
    }

    private void file(String file) {
        StringBuilder content = new StringBuilder();
        for (at++; at < lines.size() && !lines.get(at).startsWith("--- "); at++)
            content.append(lines.get(at)).append('\n');
        // The empty lines before the next section are none of the file.
        files.put(file, content.toString().stripTrailing() + "\n");
    }

    private void section(String header) {
        int line = at + 1;
        Set<Cell> cells = EnumSet.noneOf(Cell.class);
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        String[] parts = header.split(" none: ", 2);
        for (String word : parts[0].split(", *")) header(word, cells, modes);
        if (modes.isEmpty()) modes = EnumSet.allOf(Mode.class);
        List<Step> steps = new ArrayList<>();
        at++;
        while (at < lines.size() && !lines.get(at).startsWith("--- ")) {
            String text = lines.get(at);
            if (isCommand(text)) steps.add(step());
            else if (text.isBlank() || text.startsWith("#")) at++;
            else throw broken("Expected a command, but got: " + text);
        }
        sections.add(new Section(line, cells, modes, parts.length == 2 ? parts[1] : "", steps));
    }

    /** Behind an empty line; else it is the first line of a diff that a command prints. */
    static boolean isHeader(List<String> lines, int at) {
        return lines.get(at).startsWith("--- ") && lines.get(at - 1).isBlank();
    }

    private void header(String word, Set<Cell> cells, Set<Mode> modes) {
        for (Cell each : Cell.values()) if (each.word().equals(word)) cells.add(each);
        for (Mode each : Mode.values()) if (each.word().equals(word)) modes.add(each);
        boolean known = word.equals("given")
                || cells.stream().anyMatch(each -> each.word().equals(word))
                || modes.stream().anyMatch(each -> each.word().equals(word));
        if (!known) throw broken("Expected given, table, json, quiet, error, terminal or pipe, but got: " + word);
    }

    private Step step() {
        int line = at + 1;
        boolean eventually = lines.get(at).startsWith("$~ ");
        List<String> words = new ArrayList<>(Words.of(lines.get(at).substring(eventually ? 3 : 2)));
        Map<String, String> variables = new LinkedHashMap<>();
        while (!words.isEmpty() && words.getFirst().matches("[A-Z_]+=.*")) {
            String[] variable = words.removeFirst().split("=", 2);
            variables.put(variable[0], variable[1]);
        }
        if (words.isEmpty() || !words.removeFirst().equals("loom")) throw broken("Expected loom: " + lines.get(at));
        String file = null;
        if (words.size() > 1 && words.get(words.size() - 2).equals("<")) {
            file = words.removeLast();
            words.removeLast();
        }
        List<String> typed = new ArrayList<>();
        List<String> out = new ArrayList<>();
        List<String> err = new ArrayList<>();
        int exit = 0;
        for (at++; at < lines.size() && !isHeader(lines, at) && !isCommand(lines.get(at)); at++) {
            String text = lines.get(at);
            if (text.startsWith("<< ")) typed.add(text.substring(3));
            else if (isOfStderr(text)) err.add(text.replaceFirst("2>( |$)", ""));
            else if (text.matches("exit \\d+")) exit = Integer.parseInt(text.substring(5));
            else out.add(text);
        }
        while (!out.isEmpty() && out.getLast().isBlank()) out.removeLast();
        return new Step(line, eventually, variables, words, file, typed, out, err, exit);
    }

    /** `${name}` begins a line that is printed. */
    static boolean isCommand(String line) {
        return line.startsWith("$ ") || line.startsWith("$~ ");
    }

    /** Behind the mode, where the line is for one of them alone. */
    private static boolean isOfStderr(String line) {
        return line.matches("(\\[(terminal|pipe)] )?2>( .*)?");
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException(source + ":" + (at + 1) + ": " + what);
    }
}
