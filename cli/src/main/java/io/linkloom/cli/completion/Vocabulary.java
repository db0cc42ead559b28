package io.linkloom.cli.completion;

import io.linkloom.cli.help.Page;
import io.linkloom.cli.help.Pages;
import io.linkloom.cli.session.Session;
import io.linkloom.cli.tree.Branch;
import io.linkloom.cli.tree.Branch.Noun;
import io.linkloom.cli.tree.Branch.Verb;
import io.linkloom.cli.tree.CommandTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * All words that can be completed.
 *
 * @param global options of every command
 */
record Vocabulary(List<Flag> global, List<Entry> entries) {
    Vocabulary {
        global = List.copyOf(global);
        entries = List.copyOf(entries);
    }

    /**
     * A command.
     *
     * @param path its words without `loom`, such as `workflow list`
     * @param words that may follow; empty for a command that does something
     * @param value what its own words stand for, as `loom __values` knows it; empty for files and free text
     */
    record Entry(String path, List<String> aliases, String summary, List<String> words, List<Flag> flags, String value) {}

    /**
     * An option.
     *
     * @param choices all values that it may have; empty for others
     * @param value what its value stands for, as `loom __values` knows it; empty for files and free text
     */
    record Flag(List<String> names, String text, boolean takesValue, List<String> choices, String value) {}

    static Vocabulary of(Session session, CommandTree tree) {
        Pages pages = new Pages(session);
        CommandLine root = tree.whole();
        Page rootPage = pages.root(root.getCommandSpec(), tree.branches());
        List<Entry> entries = new ArrayList<>();
        for (Branch branch : tree.branches()) {
            if (branch.isHidden()) continue;
            CommandLine line = root.getSubcommands().get(branch.name());
            if (line == null) continue;
            switch (branch) {
                case Verb verb -> entries.add(entry(pages, null, verb, line.getCommandSpec()));
                case Noun noun -> {
                    Page page = pages.noun(noun);
                    List<Verb> verbs = noun.verbs().get();
                    entries.add(new Entry(
                            noun.name(),
                            noun.aliases(),
                            page.summary(),
                            verbs.stream().map(Verb::name).toList(),
                            List.of(),
                            ""));
                    for (Verb verb : verbs) {
                        CommandLine leaf = line.getSubcommands().get(verb.name());
                        if (leaf != null) entries.add(entry(pages, noun, verb, leaf.getCommandSpec()));
                    }
                }
            }
        }
        return new Vocabulary(flags(root.getCommandSpec(), rootPage, true), entries);
    }

    private static Entry entry(
            Pages pages, @Nullable Noun noun, Verb verb, CommandSpec spec) {
        Page page = pages.verb(noun, verb, spec);
        String path = noun == null ? verb.name() : noun.name() + " " + verb.name();
        String room = verb.path().split("\\.")[0];
        String value = spec.positionalParameters().stream()
                .findFirst()
                .map(PositionalParamSpec::paramLabel)
                .map(label -> value(room, label))
                .orElse("");
        return new Entry(path, verb.aliases(), page.summary(), List.of(), flags(spec, page, false), value);
    }

    private static List<Flag> flags(CommandSpec spec, Page page, boolean inherited) {
        List<Flag> flags = new ArrayList<>();
        int at = 0;
        for (OptionSpec option : spec.options()) {
            if (option.hidden() || (option.inherited() && !inherited)) continue;
            String text = page.options().get(at++).text();
            flags.add(new Flag(
                    List.of(option.names()), text, option.arity().max() > 0, choices(option), value(option)));
        }
        return flags;
    }

    private static List<String> choices(OptionSpec option) {
        Object[] constants = option.auxiliaryTypes()[0].getEnumConstants();
        if (constants == null) {
            return switch (option.longestName()) {
                case "--output" -> List.of("table", "wide", "json", "jsonl", "yaml", "csv", "name");
                case "--color" -> List.of("auto", "always", "never");
                case "--time" -> List.of("rel", "iso", "unix");
                case "--lang" -> List.of("en", "uk");
                default -> List.of();
            };
        }
        List<String> names = new ArrayList<>();
        for (Object each : constants) names.add(((Enum<?>) each).name().toLowerCase(Locale.ROOT));
        return names;
    }

    private static String value(OptionSpec option) {
        return switch (option.longestName()) {
            case "--workflow" -> "workflow";
            case "--execution" -> "execution";
            case "--context" -> "context";
            default -> "";
        };
    }

    private static String value(String room, String label) {
        return switch (label) {
            case "WORKFLOW" -> "workflow";
            case "EXECUTION" -> "execution";
            case "ID" -> room.equals("execution") ? "execution" : "workflow";
            case "NAME" -> room.equals("context") || room.equals("backend") ? room : "";
            default -> "";
        };
    }
}
