package io.linkloom.cli.script;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what was printed into a script, with placeholders for what differs from run to run. A person then reads whether it is right. */
public final class ScriptWriter {
    private ScriptWriter() {}

    /**
     * @param printed by line of the step, as [Player#play] returns it
     * @param values of `${name}`, which are written instead of them
     */
    public static void write(Script script, Map<Integer, Launcher.Outcome> printed, Map<String, String> values)
            throws IOException {
        List<String> lines = Files.readAllLines(script.source());
        List<String> written = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            Launcher.Outcome outcome = printed.get(i + 1);
            written.add(lines.get(i++));
            if (outcome == null) continue;
            for (;
                    i < lines.size()
                            && !lines.get(i).startsWith("$")
                            && !lines.get(i).startsWith("--- ");
                    i++) if (lines.get(i).startsWith("<< ")) written.add(lines.get(i));
            outcome.out().lines().map(line -> loosened(line, script, values)).forEach(written::add);
            outcome.err()
                    .lines()
                    .map(line -> "2> " + loosened(line, script, values))
                    .forEach(written::add);
            if (outcome.exit() != 0) written.add("exit " + outcome.exit());
            written.add("");
        }
        Files.write(script.source(), written);
    }

    private static String loosened(String line, Script script, Map<String, String> values) {
        String loose = Expectation.loosened(line);
        for (Mode mode : Mode.values()) loose = loose.replace(script.namespace(mode), "${ns}");
        for (Map.Entry<String, String> each : values.entrySet())
            loose = loose.replace(each.getValue(), "${" + each.getKey() + "}");
        return loose;
    }
}
