package io.linkloom.cli.script;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes what was printed into a script, with placeholders for what differs from run to run. A person then reads whether it is right. */
public final class ScriptWriter {
    private final Script script;
    private final Map<String, String> values;

    /**
     * @param values of `${name}`, which are written instead of them
     */
    public ScriptWriter(Script script, Map<String, String> values) {
        this.script = script;
        this.values = Map.copyOf(values);
    }

    /**
     * @param printed by mode, then by line of the step, as [Player#play] returns it
     */
    public void write(Map<Mode, Map<Integer, Launcher.Outcome>> printed) throws IOException {
        List<String> lines = Files.readAllLines(script.source());
        List<String> written = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            int line = i + 1;
            written.add(lines.get(i++));
            List<Mode> modes = Stream.of(Mode.values())
                    .filter(mode -> printed.getOrDefault(mode, Map.of()).containsKey(line))
                    .toList();
            if (modes.isEmpty()) continue;
            for (;
                    i < lines.size()
                            && !ScriptReader.isCommand(lines.get(i))
                            && !ScriptReader.isHeader(lines, i);
                    i++) if (lines.get(i).startsWith("<< ")) written.add(lines.get(i));
            written.addAll(told(modes, printed, line));
            written.add("");
        }
        Files.write(script.source(), written);
    }

    private List<String> told(List<Mode> modes, Map<Mode, Map<Integer, Launcher.Outcome>> printed, int line) {
        List<List<String>> all =
                modes.stream().map(mode -> lines(outcome(printed, mode, line))).toList();
        List<String> told = new ArrayList<>(all.getFirst());
        if (all.stream().distinct().count() > 1) {
            int before = common(all.get(0), all.get(1));
            int behind = common(all.get(0).reversed(), all.get(1).reversed());
            behind = Math.min(behind, Math.min(all.get(0).size(), all.get(1).size()) - before);
            told = new ArrayList<>(all.get(0).subList(0, before));
            for (int i = 0; i < modes.size(); i++) {
                String mode = "[" + modes.get(i).word() + "] ";
                all.get(i).subList(before, all.get(i).size() - behind).stream()
                        .map(mode::concat)
                        .forEach(told::add);
            }
            told.addAll(
                    all.get(0).subList(all.get(0).size() - behind, all.get(0).size()));
        }
        int exit = outcome(printed, modes.getFirst(), line).exit();
        if (exit != 0) told.add("exit " + exit);
        return told;
    }

    private static Launcher.Outcome outcome(
            Map<Mode, Map<Integer, Launcher.Outcome>> printed, Mode mode, int line) {
        return requireNonNull(requireNonNull(printed.get(mode)).get(line));
    }

    /** With how many equal lines both begin. */
    private static int common(List<String> one, List<String> other) {
        int common = 0;
        while (common < Math.min(one.size(), other.size()) && one.get(common).equals(other.get(common))) common++;
        return common;
    }

    private List<String> lines(Launcher.Outcome outcome) {
        return Stream.concat(
                        outcome.out().lines().map(this::loosened),
                        outcome.err().lines().map(line -> "2> " + loosened(line)))
                .toList();
    }

    private String loosened(String line) {
        String loose = Expectation.loosened(line);
        for (Mode mode : Mode.values()) loose = loose.replace(script.namespace(mode), "${ns}");
        for (Map.Entry<String, String> each : values.entrySet())
            loose = loose.replace(each.getValue(), "${" + each.getKey() + "}");
        return loose;
    }
}
