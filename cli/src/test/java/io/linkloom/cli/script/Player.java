package io.linkloom.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays scripts: each in a folder, a namespace and with settings of its own. */
public final class Player {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final Launcher launcher;
    private final Map<String, String> environment;
    private final Map<String, String> given;

    /**
     * @param environment of every command
     * @param given values of `${name}`; a `${ns}` among them is the namespace of every script, else each has its own
     */
    public Player(Launcher launcher, Map<String, String> environment, Map<String, String> given) {
        this.launcher = launcher;
        this.environment = Map.copyOf(environment);
        this.given = Map.copyOf(given);
    }

    /** Every script below a folder. */
    public static List<Script> scripts(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Script> scripts = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".loom"))
                    .sorted()
                    .toList()) scripts.add(ScriptReader.read(root, file));
            return scripts;
        }
    }

    /**
     * @param folder an empty one
     * @return what was printed instead of what is expected, by line of the step; empty when all of it was right
     */
    public Map<Integer, Launcher.Outcome> play(Script script, Mode mode, Path folder) throws IOException {
        Map<String, String> values = new HashMap<>(given);
        values.putIfAbsent("ns", script.namespace(mode));
        values.put("here", folder.toString());
        for (Map.Entry<String, String> file : script.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, fill(file.getValue(), values));
        }
        Map<Integer, Launcher.Outcome> surprises = new LinkedHashMap<>();
        for (Section section : script.sections()) {
            if (!section.modes().contains(mode)) continue;
            for (Step step : section.steps()) {
                Launcher.Outcome surprise = play(section, step, mode, folder, values);
                if (surprise != null) surprises.put(step.line(), surprise);
            }
        }
        return surprises;
    }

    private Launcher.@Nullable Outcome play(
            Section section, Step step, Mode mode, Path folder, Map<String, String> values) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Launcher.Outcome outcome = type(step, mode, folder, values);
            boolean expected = asExpected(section, step, mode, outcome, values);
            if (expected) {
                Manners.check(section, step, outcome, mode);
                return null;
            }
            if (!step.eventually() || System.nanoTime() > end) return outcome.with(folder.toString(), "${here}");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private Launcher.Outcome type(Step step, Mode mode, Path folder, Map<String, String> values) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("LOOM_NAMESPACE", value(values, "ns"));
        all.put("HOME", folder.toString());
        all.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        step.variables().forEach((name, text) -> all.put(name, fill(text, values)));
        String typed = String.join(
                "", step.typed().stream().map(line -> fill(line, values) + "\n").toList());
        String input = step.file() == null ? typed : Files.readString(folder.resolve(step.file()));
        List<String> words =
                step.words().stream().map(word -> fill(word, values)).toList();
        Launcher.Outcome outcome = launcher.type(words, all, folder, input, mode);
        if (mode == Mode.TERMINAL) return outcome.without(COLOUR);
        assertThat(outcome.out() + outcome.err())
                .as("line %d, in a pipe", step.line())
                .doesNotContain("\u001b");
        return outcome;
    }

    /** Of what only prepares, nothing is looked at that is not written down. */
    private static boolean asExpected(
            Section section, Step step, Mode mode, Launcher.Outcome outcome, Map<String, String> values) {
        boolean lenient = section.cells().isEmpty();
        Map<String, String> found = new HashMap<>();
        boolean right = outcome.exit() == step.exit()
                && (lenient && step.out().isEmpty()
                        || Expectation.matches(filled(step.out(), mode, values), outcome.out(), found))
                && (lenient && step.err().isEmpty()
                        || Expectation.matches(filled(step.err(), mode, values), outcome.err(), found));
        if (right) values.putAll(found);
        return right;
    }

    /** Without the lines of the other mode. */
    private static List<String> filled(List<String> lines, Mode mode, Map<String, String> values) {
        String here = "[" + mode.word() + "] ";
        return lines.stream()
                .filter(line -> !line.matches("\\[(terminal|pipe)] .*") || line.startsWith(here))
                .map(line -> fill(line.startsWith(here) ? line.substring(here.length()) : line, values))
                .toList();
    }

    private static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> each : values.entrySet())
            filled = filled.replace("${" + each.getKey() + "}", each.getValue());
        return filled;
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }
}
